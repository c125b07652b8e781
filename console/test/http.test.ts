import { afterEach, expect, test, vi } from 'vitest';
import { call, Problem, sessionEnded } from '../src/api/http';

afterEach(() => {
  vi.unstubAllGlobals();
  sessionEnded.set(false);
});

function answers(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetched = vi.fn<typeof fetch>(async () => Response.json(body, { status, headers }));
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

async function refused(work: Promise<unknown>): Promise<Problem> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Problem)) throw new Error('expected a problem');
  return error;
}

test('a problem says code, sentence, fields and request', async () => {
  const errors = [{ field: 'email', message: 'Somebody has this address.' }];
  answers(422, { code: 'INVALID', detail: 'Some fields.', errors }, { 'X-Request-Id': 'r-1' });

  const problem = await refused(call('POST', '/setup/x', {}));

  expect(problem.code).toBe('INVALID');
  expect(problem.message).toBe('Some fields.');
  expect(problem.of('email')).toBe('Somebody has this address.');
  expect(problem.of('name')).toBeUndefined();
  expect(problem.requestId).toBe('r-1');
});

test('a proxy’s page still becomes a problem', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }));

  expect((await refused(call('GET', '/prompts'))).code).toBe('HTTP_502');
});

test('no answer at all is UNREACHABLE', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));

  expect((await refused(call('GET', '/prompts'))).code).toBe('UNREACHABLE');
});

test('a write carries the token of the cookie', async () => {
  document.cookie = 'XSRF-TOKEN=a%20token; path=/';
  const fetched = answers(200, {});

  await call('POST', '/desk/conversations/1/claim');

  const headers = new Headers(fetched.mock.calls[0]?.[1]?.headers);
  expect(headers.get('X-XSRF-TOKEN')).toBe('a token');
});

test('a write without a valid token is repeated once with the one that the refusal brought', async () => {
  document.cookie = 'XSRF-TOKEN=old; path=/';
  const fetched = vi.fn<typeof fetch>(async (_, init) => {
    if (new Headers(init?.headers).get('X-XSRF-TOKEN') === 'new') return Response.json({ a: 1 });
    document.cookie = 'XSRF-TOKEN=new; path=/';
    return Response.json({ code: 'CSRF' }, { status: 403 });
  });
  vi.stubGlobal('fetch', fetched);

  expect(await call('POST', '/staff/session', {})).toEqual({ a: 1 });
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('a token that is refused twice is a problem', async () => {
  const fetched = answers(403, { code: 'CSRF', detail: 'No.' });

  expect((await refused(call('POST', '/staff/session', {}))).code).toBe('CSRF');
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('a lost session is told once it matters, not while signing in', async () => {
  answers(401, { code: 'BAD_CREDENTIALS' });
  await refused(call('POST', '/staff/session', {}));
  expect(sessionEnded.get()).toBe(false);

  await refused(call('GET', '/prompts'));
  expect(sessionEnded.get()).toBe(true);
});
