import { expect, test } from 'vitest';
import { Backoff } from '../src/client';

test('the first attempt comes within 250 ms and the ladder ends at 30 s', () => {
  const backoff = new Backoff(() => 1);
  const waits = Array.from({ length: 9 }, () => backoff.next());
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 30_000, 30_000]);
});

test('each wait is drawn from the whole range', () => {
  const backoff = new Backoff(() => 0.5);
  expect([backoff.next(), backoff.next(), backoff.next()]).toEqual([125, 250, 500]);
});

test('a reset starts over', () => {
  const backoff = new Backoff(() => 1);
  backoff.next();
  backoff.next();
  backoff.reset();
  expect(backoff.next()).toBe(250);
});
