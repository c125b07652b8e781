// Serves the stub for a look with one's own eyes: `npm run dev`, after `npm run build`.
// Signs in as maria@aurora-outdoor.example, "nine friendly otters".
import { StubServer } from './server.mjs';

const server = await new StubServer().start(Number(process.argv[2] ?? 4180));
process.stdout.write(`${server.url}/console\n`);
