// Fails when a folder of src/ imports one it must not know.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const SRC = new URL('../src', import.meta.url).pathname;
const MAY_IMPORT = {
  protocol: [],
  client: ['protocol'],
  timeline: ['protocol', 'client'],
  markdown: [],
  i18n: [],
  ui: ['protocol', 'client', 'timeline', 'markdown', 'i18n', 'bridge', 'styles'],
  frame: ['protocol', 'client', 'timeline', 'markdown', 'i18n', 'ui', 'styles', 'bridge'],
  // What the loader and the frame say to each other; types only.
  bridge: [],
  loader: ['bridge'],
};
/** The console uses these, in places without a screen: nothing but the language and the browser. */
const HEADLESS = ['protocol', 'client', 'timeline', 'markdown', 'i18n', 'bridge', 'loader'];

const wrong = [];
for (const file of readdirSync(SRC, { recursive: true })) {
  if (!/\.tsx?$/.test(file)) continue;
  const layer = file.split('/')[0];
  const allowed = MAY_IMPORT[layer];
  if (allowed === undefined) wrong.push(`${file}: unknown layer ${layer}`);
  const text = readFileSync(join(SRC, file), 'utf8');
  for (const [, target] of text.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)) {
    if (!target.startsWith('.')) {
      if (HEADLESS.includes(layer)) wrong.push(`${file}: ${layer} uses no package, not ${target}`);
      continue;
    }
    const other = relative(SRC, normalize(join(SRC, dirname(file), target))).split('/')[0];
    if (other !== layer && !allowed?.includes(other)) {
      wrong.push(`${file}: ${layer} must not import ${other}`);
    }
  }
}
for (const line of wrong) process.stderr.write(`${line}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;
