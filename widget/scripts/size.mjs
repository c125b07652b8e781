// Fails when a budget is exceeded. Counted is what goes over the wire with brotli.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const DIST = new URL('../dist', import.meta.url).pathname;
const manifest = JSON.parse(readFileSync(join(DIST, 'manifest.json'), 'utf8'));

/** What the document of the frame names. */
const frame = new Set(
  Array.from(
    readFileSync(join(DIST, 'frame.html'), 'utf8').matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g),
    ([, file]) => file,
  ),
);

/** A chunk and all it imports at once, with styles; not what it loads later. */
function load(name, seen = new Set()) {
  const chunk = manifest[name];
  for (const file of [chunk.file, ...(chunk.css ?? [])]) seen.add(file);
  for (const other of chunk.imports ?? []) load(other, seen);
  return seen;
}

const sum = (files) => [...files].reduce((bytes, file) => bytes + size(file), 0);
const size = (file) => statSync(join(DIST, `${file}.br`)).size;

const conversation = [...load('src/ui/Conversation.tsx')].filter((file) => !frame.has(file));
const budgets = [
  ['loader', 3 * 1024, size('w.js')],
  ['frame, first load', 25 * 1024, sum(frame)],
  ['conversation, a moment later', 15 * 1024, sum(conversation)],
];
for (const [name, budget, bytes] of budgets) {
  const verdict = bytes <= budget ? 'ok' : 'TOO LARGE';
  process.stdout.write(`${name}: ${bytes} of ${budget} bytes (brotli) ${verdict}\n`);
  if (bytes > budget) process.exitCode = 1;
}
