import { describe, expect, test } from 'vitest';
import { apply, count, order, reread } from '../src/inbox/rows';
import { aRow, before, JONAS, MARIA, waiting, withAgent } from './fixtures';

const rowsOf = (...list: ReturnType<typeof aRow>[]) => reread(list, []);
const ids = (list: { conversation: string }[]) => list.map((row) => row.conversation);

describe('live rows', () => {
  test('a newer version replaces what is shown', () => {
    const { rows, gap } = apply(rowsOf(aRow('a')), [aRow('a', { version: 2, lastText: 'Hello' })]);

    expect(rows.get('a')?.lastText).toBe('Hello');
    expect(gap).toBe(false);
  });

  test('an older version never comes back', () => {
    const known = rowsOf(aRow('a', { version: 5, lastText: 'new' }));

    expect(apply(known, [aRow('a', { version: 4, lastText: 'old' })]).rows.get('a')?.lastText).toBe(
      'new',
    );
  });

  test('a version that skips is a gap', () => {
    expect(apply(rowsOf(aRow('a')), [aRow('a', { version: 3 })]).gap).toBe(true);
  });

  test('a conversation one did not know, and that is not new, is a gap', () => {
    expect(apply(rowsOf(), [aRow('b', { version: 4 })]).gap).toBe(true);
    expect(apply(rowsOf(), [aRow('b', { version: 1 })]).gap).toBe(false);
  });

  test('a closed conversation does not open again by a late frame', () => {
    const closed = apply(rowsOf(aRow('a')), [aRow('a', { version: 2, owner: 'closed' })]).rows;
    const { rows } = apply(closed, [aRow('a', { version: 1 })]);

    expect(order(rows, 'all', MARIA)).toEqual([]);
  });

  test('what came while the list was read is not lost', () => {
    const rows = reread([aRow('a')], [aRow('a', { version: 2, lastText: 'live' }), aRow('b')]);

    expect(rows.get('a')?.lastText).toBe('live');
    expect(rows.has('b')).toBe(true);
  });
});

describe('order', () => {
  test('the longest wait stands first, then agents, then the assistant', () => {
    const rows = rowsOf(
      aRow('ai'),
      waiting('short', 1),
      withAgent('maria', MARIA),
      waiting('long', 9),
    );

    expect(ids(order(rows, 'all', MARIA))).toEqual(['long', 'short', 'maria', 'ai']);
  });

  test('among one’s own, whoever waits for an answer stands first', () => {
    const rows = rowsOf(
      withAgent('answered', MARIA, { lastAuthor: 'agent', lastAt: before(1) }),
      withAgent('asks', MARIA, { lastAt: before(4) }),
      withAgent('asked longer', MARIA, { lastAt: before(8) }),
      withAgent('of jonas', JONAS),
    );

    expect(ids(order(rows, 'mine', MARIA))).toEqual(['asked longer', 'asks', 'answered']);
  });

  test('the assistant’s latest stands first', () => {
    const rows = rowsOf(aRow('old', { lastAt: before(5) }), aRow('new', { lastAt: before(1) }));

    expect(ids(order(rows, 'ai', MARIA))).toEqual(['new', 'old']);
  });
});

describe('counts', () => {
  const list = [waiting('q', 1), aRow('ai'), withAgent('m', MARIA), withAgent('j', JONAS)];
  const counts = { mine: 40, queue: 300, ai: 200, all: 540 };

  test('come from the rows', () => {
    expect(count(rowsOf(...list), MARIA, { rows: list, counts }, 500)).toEqual({
      mine: 1,
      queue: 1,
      ai: 1,
      all: 4,
    });
  });

  test('come from the server when there was more than it lists', () => {
    expect(count(rowsOf(...list), MARIA, { rows: list, counts }, 4)).toEqual(counts);
  });
});
