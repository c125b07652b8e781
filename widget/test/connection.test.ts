import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Connection } from '../src/client/connection';
import type { Line } from '../src/client/line';

/** A server that refuses every connection, and what it says then. */
let attempts: number;
let close: { code: number; reason: string };

class Refused implements Line {
  readonly readyState = 0;
  onopen: Line['onopen'] = null;
  onmessage: Line['onmessage'] = null;
  onclose: Line['onclose'] = null;

  constructor() {
    attempts += 1;
    setTimeout(() => this.onclose?.(close));
  }

  send(): void {}

  close(): void {}
}

let connection: Connection;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', Refused);
  attempts = 0;
  close = { code: 1006, reason: '' };
  connection = new Connection({
    url: 'ws://nowhere',
    hello: () => Promise.resolve({ type: 'hello' } as never),
    expired: vi.fn(),
    live: vi.fn(),
    frame: vi.fn(),
    state: vi.fn(),
    busy: () => false,
    random: () => 0.99,
  });
});
afterEach(() => {
  connection.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('who writes something is connected soon, however long nobody was there', async () => {
  connection.start();
  // The waits add up to 30 s; the next takes another 30.
  await vi.advanceTimersByTimeAsync(35_000);
  const before = attempts;

  connection.hurry();
  await vi.advanceTimersByTimeAsync(1_100);

  expect(attempts).toBe(before + 1);
});

test('who writes much is not connected more often', async () => {
  connection.start();
  await vi.advanceTimersByTimeAsync(35_000);
  const before = attempts;

  for (let i = 0; i < 20; i++) {
    connection.hurry();
    await vi.advanceTimersByTimeAsync(100);
  }

  expect(attempts).toBe(before + 2);
});

test('a pause that the server asked for is kept', async () => {
  close = { code: 4006, reason: '20000' };
  connection.start();
  await vi.advanceTimersByTimeAsync(100);

  connection.hurry();
  await vi.advanceTimersByTimeAsync(10_000);

  expect(attempts).toBe(1);
});
