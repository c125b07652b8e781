import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Line } from '../src/client/line';
import { Socket } from '../src/client/socket';
import type { ClientFrameOf } from '../src/protocol';

const DAY_MS = 86_400_000;
const OPEN = 1;
const hello: ClientFrameOf<'hello'> = {
  type: 'hello',
  version: 1,
  sdk: 'test',
  device: 'd',
  token: 't',
  caps: [],
  resume: null,
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('WebSocket', { OPEN });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A socket that has not been welcomed, on an open line. */
function opened() {
  const line: Line = {
    readyState: OPEN,
    onopen: null,
    onmessage: null,
    onclose: null,
    send: vi.fn(),
    close: vi.fn(),
  };
  const end = vi.fn();
  const socket = new Socket(line, hello, { live: vi.fn(), frame: vi.fn(), end, busy: () => true });
  return { line, socket, end };
}

/** A socket that has been welcomed, with something under way, on a line that has gone deaf. */
function live(openingMs = 0) {
  const { line, socket, end } = opened();
  line.onopen?.();
  vi.advanceTimersByTime(openingMs);
  welcome(line);
  return { line, socket, end };
}

function welcome(line: Line) {
  line.onmessage?.({ data: '{"type":"welcome","heartbeatMs":25000}' });
}

test('a hello that the server cannot answer now is said again on the same line', () => {
  const { line, socket, end } = opened();
  line.onopen?.();
  for (let again = 1; again <= 20; again += 1) {
    line.onmessage?.({ data: '{"type":"nack","code":"READ_ONLY","retry":true,"afterMs":1200}' });
    vi.advanceTimersByTime(1_199);
    expect(line.send).toHaveBeenCalledTimes(again);
    vi.advanceTimersByTime(1);
    expect(line.send).toHaveBeenCalledTimes(again + 1);
  }
  expect(line.send).toHaveBeenLastCalledWith(JSON.stringify(hello));
  expect(end).not.toHaveBeenCalled();

  vi.advanceTimersByTime(10_000);
  expect(end).toHaveBeenCalledWith({ kind: 'reconnect' });
  socket.close();
});

test('a line that has gone deaf is given up', () => {
  const { end } = live();
  vi.advanceTimersByTime(10_000);
  expect(end).toHaveBeenCalledWith({ kind: 'reconnect' });
});

test('a line that has gone deaf is asked after 3 s, and given up 2 s later', () => {
  const { line, end } = live();
  vi.advanceTimersByTime(3_000);
  expect(line.send).toHaveBeenLastCalledWith(JSON.stringify({ type: 'ping', n: 1 }));
  vi.advanceTimersByTime(1_999);
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(end).toHaveBeenCalledWith({ kind: 'reconnect' });
});

test('a line that took long to open gets as long to answer', () => {
  const { end } = live(4_500);
  vi.advanceTimersByTime(3_000 + 4_499);
  expect(end).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(end).toHaveBeenCalled();
});

test('a line that has gone deaf is given up although the clock was set back by a day', () => {
  const { end } = live();
  vi.setSystemTime(Date.now() - DAY_MS);
  vi.advanceTimersByTime(10_000);
  expect(end).toHaveBeenCalledWith({ kind: 'reconnect' });
});

test('the clock set forward by a day while a line opens does not give it a day to answer', () => {
  const { line, end } = opened();
  line.onopen?.();
  vi.setSystemTime(Date.now() + DAY_MS);
  welcome(line);
  vi.advanceTimersByTime(3_000 + 10_000);
  expect(end).toHaveBeenCalledWith({ kind: 'reconnect' });
});

test('the clock set back by a day after a question does not lengthen the wait for its answer', () => {
  const { end } = live();
  vi.advanceTimersByTime(3_500);
  vi.setSystemTime(Date.now() - DAY_MS);
  vi.advanceTimersByTime(7_000);
  expect(end).toHaveBeenCalledWith({ kind: 'reconnect' });
});
