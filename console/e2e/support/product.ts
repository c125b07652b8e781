import { test as base } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../widget/e2e/support/ports';

const JAR = new URL('../../../backend/target/nightdesk.jar', import.meta.url).pathname;
/** A start unpacks a database, which takes long on a busy machine. */
const START_MS = 240_000;

export interface Product {
  url: string;
  /** The one-time link that the first start printed. */
  setupLink: string;
}

/** The product itself, on an empty folder of its own, once for a file's tests. */
export const test = base.extend<object, { product: Product }>({
  product: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright insists on a pattern
    async ({}, provide) => {
      const data = mkdtempSync(join(tmpdir(), 'nightdesk-'));
      const port = await freePort();
      const running = start(port, data);
      try {
        const setupLink = await setupLinkOf(running);
        await provide({ url: `http://localhost:${port}`, setupLink });
      } finally {
        await stop(running);
        rmSync(data, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: START_MS },
  ],
  baseURL: async ({ product }, provide) => provide(product.url),
});
export { expect } from '@playwright/test';

function start(port: number, data: string): ChildProcess {
  const home = process.env['JAVA_HOME'];
  const java = home === undefined ? 'java' : join(home, 'bin/java');
  return spawn(java, ['-jar', JAR, `--server.port=${port}`, `--nightdesk.data=${data}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function setupLinkOf(running: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const link = /http:\S+\/console\/setup\/\S+/.exec(said)?.[0];
      if (link !== undefined) resolve(link);
    };
    running.stdout?.on('data', hear);
    running.stderr?.on('data', hear);
    running.once('exit', (code) => reject(new Error(`ended with ${code}:\n${said}`)));
    running.once('error', reject);
  });
}

function stop(running: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (running.exitCode !== null) return resolve();
    running.once('exit', () => resolve());
    running.kill('SIGTERM');
  });
}
