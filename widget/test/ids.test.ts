import { expect, test } from 'vitest';
import { newId } from '../src/client';

test('an id is a UUIDv7', () => {
  expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('ids sort by the order they were made in, also within a millisecond', () => {
  const now = Date.now() + 60_000;
  const ids = Array.from({ length: 5000 }, () => newId(now));
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});
