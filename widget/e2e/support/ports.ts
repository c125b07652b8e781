import { createServer } from 'node:net';

/** Below the ports that a system gives to whoever asks for any. */
const FIRST = 20_000;
const COUNT = 12_000;

/**
 * A port that is free now, and is still when a server comes to take it, or takes it again: of all
 * who run beside these tests nobody is given it by chance.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = FIRST + Math.floor(Math.random() * COUNT);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, () => server.close(() => resolve(true)));
  });
}
