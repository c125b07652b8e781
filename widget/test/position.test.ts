import { describe, expect, test } from 'vitest';
import { Position } from '../src/client/position';
import type { EventUnion, FrameOf } from '../src/protocol';

const conversation = 'c';
const hidden = (seq: number): EventUnion => ({ type: 'hidden', seq });
const page = (from: number, to: number): FrameOf<'events'> => ({
  type: 'events',
  conversation,
  from,
  to,
  items: Array.from({ length: to - from + 1 }, (_, at) => hidden(from + at)),
  more: false,
});
const delta = (offset: number, text: string, attempt = 1): FrameOf<'delta'> => ({
  type: 'delta',
  conversation,
  turn: 't',
  attempt,
  offset,
  text,
});

describe('events', () => {
  test('what continues is shown', () => {
    const position = new Position();
    expect(position.events(page(1, 3)).kind).toBe('show');
    expect(position.after).toBe(3);
  });

  test('what is known is dropped', () => {
    const position = new Position();
    position.events(page(1, 3));
    expect(position.events(page(2, 3))).toEqual({ kind: 'drop' });
  });

  test('an overlap is cut', () => {
    const position = new Position();
    position.events(page(1, 3));
    const passed = position.events(page(2, 5));
    expect(passed).toMatchObject({ kind: 'show', frame: { from: 4, to: 5 } });
    expect(passed.kind === 'show' && passed.frame.items.map((event) => event.seq)).toEqual([4, 5]);
  });

  test('a hole is noticed and nothing moves', () => {
    const position = new Position();
    position.events(page(1, 3));
    expect(position.events(page(5, 6))).toEqual({ kind: 'hole' });
    expect(position.after).toBe(3);
  });
});

describe('a streaming answer', () => {
  test('a delta that continues is shown', () => {
    const position = new Position();
    position.delta(delta(0, 'Hello'));
    expect(position.delta(delta(5, ' you')).kind).toBe('show');
    expect(position.turn?.offset).toBe(9);
  });

  test('a delta after a lost one is a hole', () => {
    const position = new Position();
    position.delta(delta(0, 'Hello'));
    expect(position.delta(delta(7, 'you'))).toEqual({ kind: 'hole' });
  });

  test('a delta that comes from two sockets is shown once', () => {
    const position = new Position();
    position.delta(delta(0, 'Hello'));
    expect(position.delta(delta(0, 'Hello'))).toEqual({ kind: 'drop' });
    expect(position.delta(delta(3, 'lo you'))).toMatchObject({
      frame: { offset: 5, text: ' you' },
    });
  });

  test('an older attempt is dropped and a newer one starts at 0', () => {
    const position = new Position();
    position.delta(delta(0, 'Hello', 2));
    expect(position.delta(delta(5, '!', 1))).toEqual({ kind: 'drop' });
    expect(position.delta(delta(0, 'Good', 3)).kind).toBe('show');
    expect(position.turn).toEqual({ turn: 't', attempt: 3, offset: 4 });
  });

  test('nothing of a finished turn is shown any more', () => {
    const position = new Position();
    position.delta(delta(0, 'Hello'));
    const answer: EventUnion = {
      type: 'message',
      seq: 1,
      at: '2026-11-26T10:00:00Z',
      author: { kind: 'assistant', id: null, name: 'Ava' },
      text: 'Hello you',
      clientMessageId: null,
      turn: 't',
      citations: [],
      stopped: false,
      rung: 'primary',
      choices: null,
    };
    position.events({ ...page(1, 1), items: [answer] });
    expect(position.turn).toBeNull();
    expect(position.delta(delta(5, ' you'))).toEqual({ kind: 'drop' });
  });

  test('who takes over in the middle ends it', () => {
    const position = new Position();
    position.delta(delta(0, 'Hello'));
    const maria = { kind: 'agent', id: 'm', name: 'Maria' } as const;
    const taken: EventUnion = {
      type: 'owner',
      seq: 1,
      at: '2026-11-26T10:00:00Z',
      owner: 'agent',
      by: maria,
      agent: maria,
      reason: null,
    };
    position.events({ ...page(1, 1), items: [taken] });
    expect(position.turn).toBeNull();
    expect(position.delta(delta(5, ' you'))).toEqual({ kind: 'drop' });
  });
});
