import { describe, expect, test } from 'vitest';
import type { ChatFrame, Entry } from '../src/client';
import type { Author, EventUnion } from '../src/protocol';
import {
  emptyTimeline,
  reduce,
  rows,
  unreadAfter,
  visibleText,
  type Timeline,
} from '../src/timeline';

const conversation = 'c';
const ME: Author = { kind: 'visitor', id: 'v', name: 'Customer' };
const AVA: Author = { kind: 'assistant', id: null, name: 'Ava' };
const MARIA: Author = { kind: 'agent', id: 'm', name: 'Maria' };
const at = (minute: number) => new Date(Date.UTC(2026, 10, 26, 10, minute)).toISOString();

function says(
  seq: number,
  author: Author,
  text: string,
  more: Partial<EventUnion> = {},
): EventUnion {
  return {
    type: 'message',
    seq,
    at: at(seq),
    author,
    text,
    clientMessageId: null,
    turn: null,
    citations: [],
    stopped: false,
    rung: null,
    choices: null,
    ...more,
  } as EventUnion;
}

function events(...items: EventUnion[]): ChatFrame {
  const from = items[0]?.seq ?? 1;
  return { type: 'events', conversation, from, to: from + items.length - 1, items, more: false };
}

const owner = (seq: number, owner: 'ai' | 'queue' | 'agent' | 'closed'): EventUnion => ({
  type: 'owner',
  seq,
  at: at(seq),
  owner,
  by: ME,
  agent: owner === 'agent' ? MARIA : null,
  reason: owner === 'queue' ? 'customer_request' : null,
});
const entry = (id: string, body = id): Entry => ({
  clientMessageId: id,
  conversation,
  body,
  replyTo: null,
  internal: false,
  writtenAt: Date.parse(at(1)),
  device: 'd',
  refused: null,
});
const after = (...frames: ChatFrame[]): Timeline =>
  frames.reduce((state, frame) => reduce(state, frame, 0), emptyTimeline(conversation));
const delta = (offset: number, text: string, attempt = 1): ChatFrame => ({
  type: 'delta',
  conversation,
  turn: 't',
  attempt,
  offset,
  text,
});

describe('events', () => {
  test('the same events again change nothing', () => {
    const once = after(events(says(1, ME, 'Hi'), says(2, AVA, 'Hello')));
    const twice = reduce(once, events(says(1, ME, 'Hi'), says(2, AVA, 'Hello')), 0);
    expect(twice.items).toEqual(once.items);
  });

  test('an event that may not be seen only moves the place', () => {
    const state = after(events(says(1, ME, 'Hi'), { type: 'hidden', seq: 2 }));
    expect(state.lastSeq).toBe(2);
    expect(state.items).toHaveLength(1);
  });

  test('frames of another conversation are none of its business', () => {
    const state = after(events(says(1, ME, 'Hi')));
    const other = { ...events(says(2, AVA, 'x')), conversation: 'other' } as ChatFrame;
    expect(reduce(state, other, 0)).toBe(state);
  });

  test('the owner says who has the duty to answer', () => {
    const state = after(events(owner(1, 'queue'), owner(2, 'agent')));
    expect(state).toMatchObject({ owner: 'agent', agent: MARIA });
    expect(reduce(state, events(owner(3, 'ai')), 0)).toMatchObject({ owner: 'ai', agent: null });
  });

  test('a thumb can be taken back', () => {
    const up: EventUnion = { type: 'feedback', seq: 2, at: at(2), message: 1, value: 'up' };
    const state = after(events(says(1, AVA, 'x'), up));
    expect(state.thumbs.get(1)).toBe('up');
    const back: EventUnion = { ...up, seq: 3, value: null };
    expect(reduce(state, events(back), 0).thumbs.size).toBe(0);
  });
});

describe('own messages', () => {
  test('go from queued to sent to the conversation, as one message', () => {
    const queued = after({ type: 'local/queued', conversation, entry: entry('a', 'Hi') });
    expect(rows(queued).at(-1)).toMatchObject({ messages: [{ key: 'a', state: 'queued' }] });
    const ack: ChatFrame = { type: 'ack', conversation, clientMessageId: 'a', seq: 1, at: at(1) };
    const sent = reduce(queued, ack, 0);
    expect(rows(sent).at(-1)).toMatchObject({ messages: [{ key: 'a', state: 'sent' }] });
    const echoed = reduce(sent, events(says(1, ME, 'Hi', { clientMessageId: 'a' })), 0);
    expect(rows(echoed).at(-1)).toMatchObject({ messages: [{ key: 'a', state: 'sent', seq: 1 }] });
    expect(echoed.pending).toEqual([]);
  });

  test('are matched by id, also when the echo is faster than the ack', () => {
    const state = after(
      { type: 'local/queued', conversation, entry: entry('a', 'Same text') },
      { type: 'local/queued', conversation, entry: entry('b', 'Same text') },
      events(says(1, ME, 'Same text', { clientMessageId: 'b' })),
    );
    expect(state.pending.map((pending) => pending.entry.clientMessageId)).toEqual(['a']);
  });

  test('that are known already do not wait again', () => {
    const state = after(events(says(1, ME, 'Hi', { clientMessageId: 'a' })));
    const again = reduce(state, { type: 'local/queued', conversation, entry: entry('a') }, 0);
    expect(again.pending).toEqual([]);
  });

  test('keep their place when the conversation starts over', () => {
    const state = after(events(says(1, ME, 'Hi')), {
      type: 'local/queued',
      conversation,
      entry: entry('a'),
    });
    const reset = reduce(state, { type: 'local/reset', conversation }, 0);
    expect(reset).toMatchObject({ lastSeq: 0, items: [], pending: [{ state: 'queued' }] });
  });
});

describe('an answer', () => {
  test('grows by deltas and ends with its message', () => {
    const growing = after(delta(0, 'Hel'), delta(3, 'lo'));
    expect(growing.answer?.text).toBe('Hello');
    const done = reduce(growing, events(says(1, AVA, 'Hello!', { turn: 't' })), 0);
    expect(done.answer).toBeNull();
    expect(reduce(done, delta(5, ' again'), 0).answer).toBeNull();
  });

  test('of a new attempt stays hidden until it has caught up', () => {
    let state = after(delta(0, 'A first attempt'), delta(0, 'A second', 2));
    expect(state.answer && visibleText(state.answer)).toBe('A first attempt');
    state = reduce(state, delta(8, ' attempt', 2), 0);
    expect(state.answer && visibleText(state.answer)).toBe('A second attempt');
  });

  test('never writes over a person', () => {
    const state = after(delta(0, 'I think'), events(owner(1, 'agent')));
    expect(state.answer).toBeNull();
  });

  test('that was stopped before its first word is known to be over', () => {
    const turn = { type: 'turn', conversation, turn: 't', attempt: 1, detail: null } as const;
    const state = after({ ...turn, state: 'running' }, { ...turn, state: 'cancelled' });
    expect(state.answer).toMatchObject({ state: 'cancelled', text: '' });
    expect(reduce(state, events(says(1, ME, 'And now?')), 0).answer).toBeNull();
  });

  test('that was stopped stays until its message comes', () => {
    const cancelled: ChatFrame = {
      type: 'turn',
      conversation,
      turn: 't',
      attempt: 1,
      state: 'cancelled',
      detail: null,
    };
    const state = after(delta(0, 'So far'), cancelled);
    expect(state.answer?.text).toBe('So far');
    const done = reduce(state, events(says(1, AVA, 'So far', { turn: 't', stopped: true })), 0);
    expect(done.answer).toBeNull();
  });
});

describe('rows', () => {
  test('one speaker within three minutes is one group', () => {
    const state = after(
      events(says(1, ME, 'a'), says(2, ME, 'b'), says(3, AVA, 'c'), says(4, MARIA, 'd')),
    );
    const groups = rows(state).filter((row) => row.kind === 'group');
    expect(groups.map((group) => group.messages.length)).toEqual([2, 1, 1]);
  });

  test('a change of owner stands between groups', () => {
    const state = after(events(says(1, AVA, 'a'), owner(2, 'agent'), says(3, AVA, 'b')));
    expect(rows(state).map((row) => row.kind)).toEqual(['day', 'group', 'owner', 'group']);
  });
});

test('what had ended goes on with whoever reopens it', () => {
  const ended = after(events(owner(1, 'agent'), owner(2, 'closed')));
  expect(ended.owner).toBe('closed');
  const open = reduce(ended, events(owner(3, 'agent')), 0);
  expect(open.owner).toBe('agent');
  expect(open.agent).toEqual(MARIA);
});

test('unread is what others wrote after the place one has read', () => {
  const state = after(events(says(1, AVA, 'a'), says(2, ME, 'b'), says(3, MARIA, 'c')));
  expect(unreadAfter(state, 1).map((message) => message.text)).toEqual(['c']);
});
