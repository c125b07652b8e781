// A stand-in for the server, in memory: serves the built console under its real policy and answers
// as the protocol says. For states that are hard to bring about in the real product.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { MARIA } from './data.mjs';
import { Product, Refusal } from './rest.mjs';
import { routes } from './routes.mjs';
import { Sockets } from './socket.mjs';

const DIST = new URL('../../dist/', import.meta.url).pathname;
const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
// As io.nightdesk.desk.web.ConsolePages sends it.
const POLICY = (nonce) =>
  `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; ` +
  `img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; ` +
  `base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
  `require-trusted-types-for 'script'; trusted-types 'none'`;

/** The stub on a port of its own (0 picks one). */
export class StubServer {
  product = new Product();
  sockets = new Sockets(this.product);
  #server = createServer((request, response) => void this.#answer(request, response));

  async start(port = 0) {
    this.#server.on('upgrade', (request, socket, head) =>
      this.sockets.upgrade(request, socket, head),
    );
    await new Promise((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    this.url = `http://127.0.0.1:${this.#server.address().port}`;
    return this;
  }

  async stop() {
    this.sockets.cut(true);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The cookie of a signed-in person. */
  signIn(email = MARIA.email) {
    const staff = this.product.staff.find((one) => one.email === email);
    return { name: 'desk', value: this.product.signIn(staff), url: this.url };
  }

  /** The conversation of a customer. */
  of(visitor) {
    return [...this.product.desk.all.values()].find((one) => one.name === visitor);
  }

  async #answer(request, response) {
    const url = new URL(request.url, 'http://stub');
    try {
      if (url.pathname.startsWith('/api/v1/')) await api(this.product, request, response, url);
      else page(url.pathname, response);
    } catch (error) {
      response.writeHead(500).end(String(error.stack));
    }
  }
}

async function api(product, request, response, url) {
  const path = url.pathname.slice('/api/v1'.length);
  const session = /desk=([^;]+)/.exec(request.headers.cookie ?? '')?.[1];
  const cookies = ['XSRF-TOKEN=stub; Path=/'];
  const answer = (status, body) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, {
      'Content-Type': type,
      'Set-Cookie': cookies,
      'X-Request-Id': 'r-7f3a91',
    });
    response.end(body === undefined ? '' : JSON.stringify(body));
  };
  try {
    const [, pattern, handler] =
      routes.find(([method, match]) => method === request.method && match.test(path)) ?? [];
    if (handler === undefined) throw new Refusal(404, 'NOT_FOUND', `No ${path}`);
    const me = product.sessions.get(session);
    if (me === undefined && !/^\/(setup|staff\/session)/.test(path)) {
      throw new Refusal(401, 'UNAUTHENTICATED', 'Sign in first.');
    }
    if (product.failing !== null && path.startsWith(product.failing)) {
      throw new Refusal(503, 'UNAVAILABLE', 'The database does not answer at the moment.');
    }
    const enter = (staff) => cookies.push(`desk=${product.signIn(staff)}; Path=/; HttpOnly`);
    const leave = () => void product.sessions.delete(session);
    const body = await read(request);
    answer(
      200,
      handler({
        product,
        me,
        path: pattern.exec(path),
        query: url.searchParams,
        body,
        enter,
        leave,
      }),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer(error.status, error.body);
  }
}

async function read(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}

function page(path, response) {
  if (path.startsWith('/console/assets/')) {
    const file = join(DIST, path.slice('/console/'.length));
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
    return response.end(readFileSync(file));
  }
  const nonce = randomBytes(16).toString('base64');
  response.writeHead(200, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': POLICY(nonce),
  });
  return response.end(readFileSync(join(DIST, 'index.html'), 'utf8').replace('{{nonce}}', nonce));
}
