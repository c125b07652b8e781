// After the build: a .br and a .gz beside every file worth it, and a look at the sizes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url).pathname;
const ASSETS = join(DIST, 'assets');
const page = readFileSync(join(DIST, 'index.html'), 'utf8');
const WORTH_BYTES = 1_024;
/** Brotli kilobytes of what a page loads at once, and of the editor that comes later. */
const BUDGETS = [
  { name: 'entry', has: (file) => page.includes(`/${file}`), most: 175 },
  {
    name: 'editor',
    has: (file) => /^(CodeEditor|DiffView|extensions)-.*\.js$/.test(file),
    most: 130,
  },
];

const sizes = new Map();
for (const file of readdirSync(ASSETS).filter((name) => /\.(js|css|svg)$/.test(name))) {
  const path = join(ASSETS, file);
  const content = readFileSync(path);
  if (content.length < WORTH_BYTES) continue;
  const brotli = brotliCompressSync(content, {
    params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
  });
  writeFileSync(`${path}.br`, brotli);
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
  sizes.set(file, brotli.length);
}

let over = false;
for (const { name, has, most } of BUDGETS) {
  const files = [...sizes].filter(([file]) => has(file));
  const kilobytes = files.reduce((sum, [, size]) => sum + size, 0) / 1_024;
  const verdict = kilobytes > most ? 'OVER' : 'ok';
  over ||= kilobytes > most;
  process.stdout.write(`${name}: ${kilobytes.toFixed(1)} of ${most} KiB brotli, ${verdict}\n`);
}
if (over) process.exitCode = 1;
