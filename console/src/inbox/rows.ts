import type { InboxRow } from '@nightdesk/widget/protocol';
import type { Counts, Inbox, View } from '../api/desk';

export type Rows = ReadonlyMap<string, InboxRow>;

export const VIEWS: readonly View[] = ['mine', 'queue', 'ai', 'all'];

/** Rows of live frames put over the known ones; an older version never replaces a newer. */
export function apply(
  rows: Rows,
  arrived: readonly InboxRow[],
): { rows: Rows; /** Frames between were missed: read the list again. */ gap: boolean } {
  const next = new Map(rows);
  let gap = false;
  for (const row of arrived) {
    const known = next.get(row.conversation);
    if (known !== undefined && known.version >= row.version) continue;
    if (known !== undefined && row.version > known.version + 1) gap = true;
    if (known === undefined && row.version > 1 && row.owner !== 'closed') gap = true;
    // A closed one stays known, so that a late frame does not open it again.
    next.set(row.conversation, row);
  }
  return { rows: next, gap };
}

/**
 * The list as it was read, put under what arrived while it was being read.
 *
 * @param since the live rows that came after the request was sent
 */
export function reread(list: readonly InboxRow[], since: readonly InboxRow[]): Rows {
  const rows = new Map(list.map((row) => [row.conversation, row]));
  return apply(rows, since).rows;
}

export function belongs(row: InboxRow, view: View, me: string): boolean {
  switch (view) {
    case 'mine':
      return row.owner === 'agent' && row.agent?.id === me;
    case 'queue':
      return row.owner === 'queue';
    case 'ai':
      return row.owner === 'ai';
    case 'all':
      return row.owner !== 'closed';
    default:
      view satisfies never;
      return false;
  }
}

/** How many rows each view has. What was too much to list is known to the server only. */
export function count(rows: Rows, me: string, listed: Inbox, most: number): Counts {
  if (listed.rows.length >= most) return listed.counts;
  const counts: Counts = { mine: 0, queue: 0, ai: 0, all: 0 };
  for (const row of rows.values()) {
    for (const view of VIEWS) if (belongs(row, view, me)) counts[view] += 1;
  }
  return counts;
}

/** When a customer began to wait for a person's next word; null when nobody waits. */
export function waitingSince(row: InboxRow): number | null {
  if (row.owner === 'queue') return Date.parse(row.waitingSince ?? row.lastAt);
  if (row.owner === 'agent' && row.lastAuthor === 'visitor') return Date.parse(row.lastAt);
  return null;
}

/** The rows of a view: the longest wait first, then the latest word first. */
export function order(rows: Rows, view: View, me: string): InboxRow[] {
  return [...rows.values()].filter((row) => belongs(row, view, me)).sort(byUrgency);
}

const RANK = { queue: 0, agent: 1, ai: 2, closed: 3 } as const;

function byUrgency(a: InboxRow, b: InboxRow): number {
  const [waitA, waitB] = [waitingSince(a), waitingSince(b)];
  const rank = RANK[a.owner] - RANK[b.owner];
  if (rank !== 0) return rank;
  if (waitA !== null && waitB !== null) return waitA - waitB || tie(a, b);
  if (waitA !== null || waitB !== null) return waitA === null ? 1 : -1;
  return Date.parse(b.lastAt) - Date.parse(a.lastAt) || tie(a, b);
}

function tie(a: InboxRow, b: InboxRow): number {
  return a.conversation < b.conversation ? -1 : 1;
}
