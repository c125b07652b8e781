// `npm run dev`: the built widget against the double, on port 8099.
import { Double } from './double.mjs';

const double = await new Double().start(Number(process.env['PORT'] ?? 8099));
process.stdout.write(`${double.url}/demo\n`);
