// A stand-in for the server, in memory: serves the built console under its real policy and answers
// as the protocol says. For looking at states that are hard to bring about in the real product.
// `node test/stub/serve.mjs [port]`, after `npm run build`.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { MARIA, visitorAuthor } from './data.mjs';
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

const product = new Product();
const sockets = new Sockets(product);

const server = createServer(async (request, response) => {
  const url = new URL(request.url, 'http://stub');
  try {
    if (url.pathname.startsWith('/stub/')) await control(url, await read(request), response);
    else if (url.pathname.startsWith('/api/v1/')) await api(request, response, url);
    else page(url.pathname, response);
  } catch (error) {
    response.writeHead(500).end(String(error.stack));
  }
});
server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
const port = Number(process.argv[2] ?? 4180);
server.listen(port, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${port}/console\n`));

async function api(request, response, url) {
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

/** What tests bring about from outside. */
async function control(url, body, response) {
  const one = [...product.desk.all.values()].find((each) => each.name === body.visitor);
  const acts = {
    reset: () => {
      product.reset();
      sockets.listen();
      sockets.cut(false);
    },
    'sign-in': () =>
      response.setHeader(
        'Set-Cookie',
        `desk=${product.signIn(product.staff.find((s) => s.email === (body.email ?? MARIA.email)))}; Path=/`,
      ),
    say: () => product.desk.say(one, visitorAuthor(one.name), body.text),
    typing: () => sockets.typing(one, true),
    answer: () => product.desk.answer(one, body.text),
    queue: () => product.desk.move(one, 'queue', MARIA, { reason: 'customer_request' }),
    cut: () => sockets.cut(body.down),
    fail: () => (product.failing = body.path),
    'end-sessions': () => product.sessions.clear(),
    draft: () =>
      Object.assign(product.prompts[0], {
        draft: {
          text: body.text,
          revision: 99,
          problems: [],
          updatedAt: new Date().toISOString(),
          updatedBy: 'Jonas Weber',
        },
      }),
    article: () =>
      Object.assign(product.article(body.id), {
        body: body.text,
        revision: 99,
        updatedBy: 'Jonas Weber',
      }),
  };
  acts[url.pathname.slice('/stub/'.length)]();
  response.end('ok');
}
