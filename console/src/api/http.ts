import { Store } from '../ui/store';

export interface FieldError {
  field: string;
  message: string;
}

/** A refusal by the server (RFC 9457), or no answer at all (status 0, code UNREACHABLE). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly body: Readonly<Record<string, unknown>> = {},
    readonly requestId?: string,
  ) {
    super(message);
    this.name = 'Problem';
  }

  get errors(): readonly FieldError[] {
    return Array.isArray(this.body['errors']) ? (this.body['errors'] as FieldError[]) : [];
  }

  /** What to say beside `field`. */
  of(field: string): string | undefined {
    return this.errors.find((error) => error.field === field)?.message;
  }
}

/** True from the moment the server no longer knows who this is, until somebody signed in again. */
export const sessionEnded = new Store(false);

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

const BASE = '/api/v1';
const TIMEOUT_MS = 20_000;
/** 50 MB over a slow line. */
const UPLOAD_MS = 600_000;
const WRITES: readonly Method[] = ['POST', 'PUT', 'DELETE'];

/**
 * Asks the server, with JSON or a file as it is; a 204 comes back as undefined. Throws only `Problem`,
 * or an abort.
 */
export async function call<T>(
  method: Method,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  try {
    return await once<T>(method, path, body, signal);
  } catch (error) {
    // The first write of a browser, or one after another tab has signed in: nothing was done, and the
    // refusal brought the token that is valid now.
    if (!(error instanceof Problem) || error.code !== 'CSRF') throw error;
    return await once<T>(method, path, body, signal);
  }
}

async function once<T>(
  method: Method,
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<T> {
  const response = await ask(method, path, body, signal);
  if (response.ok) return (await content(response)) as T;
  const problem = await refusal(response);
  if (problem.status === 401 && !path.startsWith('/staff/session') && path !== '/staff/me') {
    sessionEnded.set(true);
  }
  throw problem;
}

async function ask(
  method: Method,
  path: string,
  body: unknown,
  signal: AbortSignal | undefined,
): Promise<Response> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' });
  const file = body instanceof Blob;
  if (body !== undefined) {
    headers.set('Content-Type', file ? 'application/octet-stream' : 'application/json');
  }
  if (WRITES.includes(method)) headers.set('X-XSRF-TOKEN', cookie('XSRF-TOKEN'));
  const timeout = AbortSignal.timeout(file ? UPLOAD_MS : TIMEOUT_MS);
  try {
    return await fetch(BASE + path, {
      method,
      headers,
      body: body === undefined ? null : file ? body : JSON.stringify(body),
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Problem(0, 'UNREACHABLE', 'The server cannot be reached.');
  }
}

async function content(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' ? undefined : JSON.parse(text);
}

async function refusal(response: Response): Promise<Problem> {
  const requestId = response.headers.get('X-Request-Id') ?? undefined;
  let body: Record<string, unknown> = {};
  try {
    body = (await content(response)) as Record<string, unknown>;
  } catch {
    // A proxy's page instead of a problem: its status is all there is to know.
  }
  const code = typeof body['code'] === 'string' ? body['code'] : `HTTP_${response.status}`;
  const detail = [body['detail'], body['title']].find((text) => typeof text === 'string');
  const message = detail ?? `The server answered ${response.status}.`;
  return new Problem(response.status, code, String(message), body, requestId);
}

function cookie(name: string): string {
  const found = document.cookie.split('; ').find((pair) => pair.startsWith(`${name}=`));
  return found === undefined ? '' : decodeURIComponent(found.slice(name.length + 1));
}
