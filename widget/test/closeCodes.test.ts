import { expect, test } from 'vitest';
import { verdict } from '../src/protocol';

test.each([1000, 1001, 1006, 1012, 1013, 4000, 4001, 4002, 4003, 4004, 4499, 5000])(
  '%i means come back',
  (code) => expect(verdict(code, '')).toEqual({ kind: 'reconnect' }),
);

test.each([
  [4500, 'refused'],
  [4501, 'refused'],
  [4504, 'outdated'],
  [4505, 'displaced'],
  [4999, 'refused'],
])('%i means stop: %s', (code, why) => expect(verdict(code, '')).toEqual({ kind: 'stop', why }));

test('an expired token is refreshed first', () =>
  expect(verdict(4005, '')).toEqual({ kind: 'refresh' }));

test('an overloaded server says how long to wait', () => {
  expect(verdict(4006, '1500')).toEqual({ kind: 'wait', ms: 1500 });
  expect(verdict(4006, 'soon')).toEqual({ kind: 'reconnect' });
});
