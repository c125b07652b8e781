import { test as base } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { freePort } from './ports';
import { Provider } from './provider';
import { Widget } from './widget';

export const JAR =
  process.env['NIGHTDESK_JAR'] ??
  new URL('../../../backend/target/nightdesk.jar', import.meta.url).pathname;
export const JAVA = join(process.env['JAVA_HOME'] ?? '/usr', 'bin/java');
/** Where the jar is unpacked. */
export const APP = new URL('../../build/app', import.meta.url).pathname;
const READY_MS = 150_000;

/** The product as a customer of ours runs it: the jar, with its own stores in a new folder. */
export class Product {
  output = '';
  readonly #data = mkdtempSync(join(tmpdir(), 'nightdesk-e2e-'));
  readonly #port: number;
  readonly #settings: string[];
  #process: ChildProcess | null = null;

  constructor(port: number, settings: string[]) {
    this.#port = port;
    this.#settings = settings;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const started = spawn(JAVA, [
      '--enable-native-access=ALL-UNNAMED',
      '-jar',
      join(APP, basename(JAR)),
      `--server.port=${this.#port}`,
      '--management.server.port=0',
      `--nightdesk.data=${this.#data}`,
      ...this.#settings,
    ]);
    this.#process = started;
    const hear = (bytes: Buffer) => (this.output += bytes.toString());
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
    const until = Date.now() + READY_MS;
    while (!(await this.#isReady())) {
      if (started.exitCode !== null || Date.now() > until) {
        throw new Error(`The product did not start.\n${this.output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  /** As if the power went: no farewell, sockets die. */
  async crash(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
    rmSync(this.#data, { recursive: true, force: true });
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const running = this.#process;
    if (running === null || running.exitCode !== null) return;
    const gone = new Promise((resolve) => running.once('exit', resolve));
    running.kill(signal);
    await gone;
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/readyz`)).ok;
    } catch {
      return false;
    }
  }
}

interface WorkerFixtures {
  /** Whether a language model is configured; without one the assistant quotes articles. */
  model: boolean;
  /** A port on which tests may serve a foreign page that is allowed to embed the chat. */
  hostPort: number;
  /** Who answers where a model is configured. */
  provider: Provider;
  product: Product;
}

export const test = base.extend<{ widget: Widget }, WorkerFixtures>({
  model: [false, { option: true, scope: 'worker' }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
  hostPort: [async ({}, use) => use(await freePort()), { scope: 'worker' }],
  provider: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
    async ({}, use) => {
      const provider = new Provider();
      await use(provider);
      provider.stop();
    },
    { scope: 'worker' },
  ],
  product: [
    async ({ model, hostPort, provider }, use) => {
      const settings = [`--nightdesk.site.allowed-origins=http://127.0.0.1:${hostPort}`];
      if (model) {
        settings.push(
          '--nightdesk.llm.provider=openai',
          `--nightdesk.llm.url=${await provider.start()}`,
        );
        settings.push('--nightdesk.llm.key=test', '--nightdesk.llm.model=test');
      }
      const product = new Product(await freePort(), settings);
      try {
        await product.start();
        await use(product);
      } finally {
        await product.stop();
      }
    },
    { scope: 'worker', timeout: READY_MS + 30_000 },
  ],
  widget: async ({ page, product }, use) => {
    const widget = await Widget.on(page);
    await page.goto(`${product.url}/demo`);
    await use(widget);
  },
});
export { expect } from '@playwright/test';
