import { expect, test } from 'vitest';
import { next } from '../src/inbox/frozen';

test('a list nobody touches follows the order', () => {
  expect(next(['a', 'b'], ['c', 'b', 'a'], false)).toEqual({ ids: ['c', 'b', 'a'], pending: 0 });
});

test('under the pointer nothing moves, and newcomers are counted', () => {
  expect(next(['a', 'b'], ['d', 'c', 'b', 'a'], true)).toEqual({ ids: ['a', 'b'], pending: 2 });
});

test('an entry that left keeps its place until the list is let go', () => {
  expect(next(['a', 'b'], ['b'], true)).toEqual({ ids: ['a', 'b'], pending: 0 });
});

test('an empty list takes what comes, for there is nothing to move', () => {
  expect(next([], ['a'], true)).toEqual({ ids: ['a'], pending: 0 });
});
