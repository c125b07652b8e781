// Serves the built widget the way the product does.
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const DIST = new URL('../../dist/', import.meta.url).pathname;
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};
const FRAME_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

export function serveFile(url, response) {
  const pages = { '/demo': 'demo/index.html', '/frame': 'frame.html' };
  const path = normalize(pages[url.pathname] ?? url.pathname.slice(1));
  try {
    const body = readFileSync(join(DIST, path));
    const headers = { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' };
    if (url.pathname === '/frame') headers['Content-Security-Policy'] = FRAME_POLICY;
    if (url.pathname === '/demo') headers['Content-Security-Policy'] = PAGE_POLICY;
    response.writeHead(200, headers);
    response.end(url.pathname === '/demo' ? String(body).replace('{{siteKey}}', 'demo') : body);
  } catch {
    response.writeHead(404).end('Not found');
  }
}
