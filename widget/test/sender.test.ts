import { expect, test } from 'vitest';
import type { Entry } from '../src/client';
import { Sender } from '../src/client/sender';
import type { FrameOf } from '../src/protocol';

const entry = (id: string): Entry => ({
  clientMessageId: id,
  conversation: 'c',
  body: id,
  replyTo: null,
  internal: false,
  writtenAt: 0,
  device: 'd',
  refused: null,
});
const nack = (id: string, more: Partial<FrameOf<'nack'>>): FrameOf<'nack'> => ({
  type: 'nack',
  conversation: 'c',
  clientMessageId: id,
  code: 'ORDER',
  retry: true,
  afterMs: null,
  expected: null,
  message: '',
  ...more,
});
const numbers = (frames: FrameOf<'ack'>[] | { clientMessageId: string; number: number }[]) =>
  frames.map((frame) => [frame.clientMessageId, 'number' in frame ? frame.number : 0]);

test('messages leave in order, numbered, no more than the window', () => {
  const sender = new Sender();
  const waiting = ['a', 'b', 'c'].map(entry);
  expect(numbers(sender.take(waiting, 2, 0))).toEqual([
    ['a', 1],
    ['b', 2],
  ]);
  sender.acked('a');
  expect(numbers(sender.take(waiting.slice(1), 2, 0))).toEqual([['c', 3]]);
});

test('after a reconnect numbers go on from what the server accepted', () => {
  const sender = new Sender();
  sender.take([entry('a'), entry('b')], 16, 0);
  sender.restart(1);
  expect(numbers(sender.take([entry('b')], 16, 0))).toEqual([['b', 2]]);
});

test('a refused message does not use up its number, and those behind it go again', () => {
  const sender = new Sender();
  sender.take(['a', 'b', 'c'].map(entry), 16, 0);
  expect(sender.nacked(nack('a', { code: 'TOO_LONG', retry: false }), 0)).toBe(false);
  expect(sender.take([entry('b'), entry('c')], 16, 0)).toEqual([]);
  sender.nacked(nack('b', { expected: 1 }), 0);
  expect(sender.take([entry('b'), entry('c')], 16, 0)).toEqual([]);
  sender.nacked(nack('c', { expected: 1 }), 0);
  expect(numbers(sender.take([entry('b'), entry('c')], 16, 0))).toEqual([
    ['b', 1],
    ['c', 2],
  ]);
});

test('a server that asks for a pause gets it', () => {
  const sender = new Sender();
  sender.take([entry('a')], 16, 1000);
  expect(sender.nacked(nack('a', { code: 'RATE', afterMs: 500 }), 1000)).toBe(true);
  expect(sender.take([entry('a')], 16, 1499)).toEqual([]);
  expect(numbers(sender.take([entry('a')], 16, 1500))).toEqual([['a', 1]]);
});
