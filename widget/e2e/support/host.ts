import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Host {
  /** As `http://127.0.0.1:port`; the same page answers as `localhost`, which is another origin. */
  url: string;
  port: number;
  close(): void;
}

/** A foreign web site with one page. */
export async function serveHost(
  page: (server: string) => { html: string; policy?: string },
  server: string,
  wanted = 0,
): Promise<Host> {
  const { html, policy } = page(server);
  const host = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    if (policy !== undefined) response.setHeader('Content-Security-Policy', policy);
    response.end(html);
  });
  await new Promise<void>((resolve) => host.listen(wanted, resolve));
  const { port } = host.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, close: () => host.close() };
}

const snippet = (server: string, more = '') =>
  `<script src="${server}/w.js" data-key="demo" ${more} async></script>`;

/** A page that knows who its visitor is. */
export const knowingPage = (server: string) => ({
  html: `<!doctype html><html lang="en"><title>Account</title><body><h1>Account</h1>
    ${snippet(server, `data-attributes='{"plan": "enterprise & more"}'`)}</body></html>`,
});

/** A page whose styles and globals are as unfriendly as they get. */
export const hostilePage = (server: string) => ({
  html: `<!doctype html><html lang="en" dir="rtl"><title>Hostile</title>
    <style>
      * { all: unset !important; display: none !important; color: red !important; font: 40px serif !important }
      html, body { display: block !important }
      nightdesk-chat { display: none !important; position: static !important; opacity: 0 !important; transform: scale(0) !important }
      iframe { width: 1px !important; height: 1px !important; border: 9px solid red !important }
    </style>
    <body><h1>Hostile</h1>${snippet(server)}</body></html>`,
});

/** A page that allows one script and one frame, and nothing else. */
export const strictPage = (server: string) => ({
  html: `<!doctype html><html lang="en"><title>Strict</title><body><h1>Strict</h1>${snippet(server)}</body></html>`,
  policy: `default-src 'none'; script-src ${server}; frame-src ${server}; require-trusted-types-for 'script'; trusted-types 'none'`,
});
