import type { Author, Owner, Thumb } from '../protocol';

const TIMEOUT_MS = 10_000;

export interface Session {
  token: string;
  expiresAt: string;
  visitor: { id: string };
  site: SiteInfo;
  resumed: boolean;
}

export interface SiteInfo {
  name: string;
  assistantName: string;
  suggestions: string[];
  locale: string;
  agentsOnline: number;
  /** Within which somebody answers who found nobody; missing in sites of older servers. */
  repliesWithinSeconds?: number;
}

export interface ConversationRow {
  id: string;
  owner: Owner;
  lastText: string;
  lastAuthor: Pick<Author, 'kind' | 'name'> | null;
  lastAt: string;
  lastSeq: number;
  closed: boolean;
}

/** A refusal by the server, as RFC 9457 says it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** When the server may think otherwise, in this device's time; null if it does not say. */
    readonly retryAt: number | null = null,
  ) {
    super(detail);
    this.name = 'Problem';
  }

  /** Whether the same would be refused again: neither a new token nor a moment cures it. */
  get final(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 401 && this.status !== 408;
  }
}

/** What a visitor does over HTTP. Everything here may be repeated without harm. */
export class VisitorApi {
  token: string | null = null;

  constructor(
    private readonly base: string,
    private readonly siteKey: string,
  ) {}

  /**
   * Starts a session or, with a token that is still good, goes on with it.
   *
   * @param attributes what the page tells of the customer, as JSON; null for nothing new
   */
  async startSession(locale: string, attributes: string | null): Promise<Session> {
    const body = { siteKey: this.siteKey, locale, attributes };
    const session = await this.#call<Session>('POST', '/sessions', body);
    this.token = session.token;
    return session;
  }

  async conversations(): Promise<ConversationRow[]> {
    const found = await this.#call<{ conversations: ConversationRow[] }>('GET', '/conversations');
    return found.conversations;
  }

  async openConversation(id: string, locale: string, page: string | null): Promise<void> {
    await this.#call('PUT', `/conversations/${id}`, { locale, page });
  }

  async askForPerson(id: string): Promise<void> {
    await this.#call('POST', `/conversations/${id}/handoff`, {});
  }

  /** @throws Problem with code `ALREADY_TAKEN` when a person was faster */
  async backToAssistant(id: string): Promise<void> {
    await this.#call('DELETE', `/conversations/${id}/handoff`);
  }

  /** @throws Problem with code `INVALID_EMAIL` */
  async leaveContact(id: string, email: string): Promise<void> {
    await this.#call('PUT', `/conversations/${id}/contact`, { email });
  }

  async rateAnswer(id: string, seq: number, value: Thumb | null): Promise<void> {
    await this.#call('PUT', `/conversations/${id}/messages/${seq}/feedback`, { value });
  }

  async #call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (this.token !== null) headers['Authorization'] = `Bearer ${this.token}`;
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const response = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers,
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw await problem(response);
    const text = await response.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}

async function problem(response: Response): Promise<Problem> {
  try {
    const body = (await response.json()) as { code?: string; detail?: string; title?: string };
    const detail = body.detail ?? body.title ?? '';
    return new Problem(response.status, body.code ?? '', detail, retryAt(response));
  } catch {
    return new Problem(response.status, '', response.statusText);
  }
}

function retryAt(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After'));
  return seconds > 0 ? Date.now() + seconds * 1_000 : null;
}
