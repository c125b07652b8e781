// Builds dist/: the loader w.js, frame.html, the demo shop and their hashed assets, and beside each
// text file a .br and a .gz.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { later } from './later.mjs';

const ROOT = new URL('..', import.meta.url).pathname;
const DIST = join(ROOT, 'dist');
// Browsers that know light-dark(), see tokens.css
const CSS_TARGET = ['chrome123', 'firefox120', 'safari17.5'];
const common = { root: ROOT, logLevel: 'warn', configFile: false };

/** What only a conversation or an open menu needs comes a moment later. */
const LATER =
  /src\/(client\/postLine|markdown|ui\/(Conversation|Answer|Group|Draft|Extract|SourceCard|Status|Queue|Markdown|NextSteps|MenuList|useScroll)|timeline\/(rows|quotation|index))|(de|fr|es|nl|conversation)\.json|\.css|demo\//;
function isNeededAtOnce(id) {
  return !LATER.test(id);
}

rmSync(DIST, { recursive: true, force: true });

await build({
  ...common,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [later],
  build: {
    outDir: DIST,
    target: 'es2022',
    cssTarget: CSS_TARGET,
    modulePreload: false,
    manifest: 'manifest.json',
    assetsInlineLimit: 0,
    rolldownOptions: {
      // One file for all that home needs: small files compress badly.
      output: { codeSplitting: { groups: [{ name: 'frame', test: isNeededAtOnce }] } },
      input: { frame: join(ROOT, 'frame.html'), demo: join(ROOT, 'demo/index.html') },
    },
  },
});
await build({
  ...common,
  publicDir: false,
  build: {
    outDir: DIST,
    emptyOutDir: false,
    target: 'es2022',
    cssTarget: CSS_TARGET,
    lib: {
      entry: join(ROOT, 'src/loader/loader.ts'),
      formats: ['iife'],
      name: 'NightdeskLoader',
      fileName: () => 'w.js',
    },
  },
});

for (const file of readdirSync(DIST, { recursive: true })) {
  if (!/\.(js|css|svg|json)$/.test(file)) continue;
  const path = join(DIST, file);
  const bytes = readFileSync(path);
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
