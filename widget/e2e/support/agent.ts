import { WebSocket } from 'ws';
import { ChatClient, newId } from '../../src/client';
import type { Product } from './product';

/** Says where it comes from, as a browser would. */
class BrowserSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol, { origin: new URL(url).origin.replace(/^ws/, 'http') });
  }
}
Object.assign(globalThis, { WebSocket: BrowserSocket });

/** Maria at the desk, over the same addresses and the same socket as the console. */
export class Agent {
  readonly #cookies = new Map<string, string>();
  #client: ChatClient | null = null;

  private constructor(private readonly product: Product) {}

  /** Takes the link of a first start and becomes the first admin. */
  static async first(product: Product): Promise<Agent> {
    const agent = new Agent(product);
    const token = /console\/setup\/([\w-]+)/.exec(product.output)?.[1] ?? '';
    await agent.#call('GET', '/staff/me');
    const password = 'a long password for tests';
    await agent.#call('POST', `/setup/${token}`, {
      name: 'Maria',
      email: 'maria@aurora.example',
      password,
    });
    await agent.#connect();
    return agent;
  }

  async claimNewest(): Promise<string> {
    const { rows } = await this.#call<{ rows: { conversation: string }[] }>(
      'GET',
      '/desk/inbox?view=queue',
    );
    const id = rows.at(-1)?.conversation ?? '';
    await this.#call('POST', `/desk/conversations/${id}/claim`, {});
    this.#client?.follow(id);
    return id;
  }

  types(conversation: string): void {
    this.#client?.typing(conversation, true);
  }

  says(conversation: string, text: string): void {
    this.#client?.send(conversation, text);
  }

  async resolve(conversation: string): Promise<void> {
    await this.#call('POST', `/desk/conversations/${conversation}/resolve`, {});
  }

  leave(): void {
    this.#client?.stop();
  }

  async #connect(): Promise<void> {
    const entries: never[] = [];
    this.#client = new ChatClient({
      url: `${this.product.url.replace('http', 'ws')}/socket`,
      sdk: 'e2e',
      outbox: newId(),
      watch: true,
      token: async () =>
        (await this.#call<{ ticket: string }>('POST', '/staff/socket-ticket', {})).ticket,
      store: {
        all: async (tell) => tell(entries),
        put: async () => undefined,
        remove: async () => undefined,
      },
    });
    await this.#client.start();
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const cookies = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.product.url}/api/v1${path}`, {
      method,
      headers: {
        Cookie: cookies,
        'X-XSRF-TOKEN': this.#cookies.get('XSRF-TOKEN') ?? '',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      this.#cookies.set(name, value);
    }
    const text = await response.text();
    if (!response.ok && path !== '/staff/me')
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
