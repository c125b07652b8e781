import type { InboxRow } from '@nightdesk/widget/protocol';

export const MARIA = 'maria';
export const JONAS = 'jonas';

const NOON = Date.parse('2026-11-25T12:00:00Z');

/** An instant some minutes before noon. */
export const before = (minutes: number): string => new Date(NOON - minutes * 60_000).toISOString();

/** A conversation that the assistant handles, unless said otherwise. */
export function aRow(conversation: string, more: Partial<InboxRow> = {}): InboxRow {
  return {
    conversation,
    version: 1,
    visitor: `Visitor ${conversation}`,
    locale: 'en',
    owner: 'ai',
    agent: null,
    reason: null,
    waitingSince: null,
    lastText: 'Where is my parcel?',
    lastAuthor: 'visitor',
    lastAt: before(1),
    openedAt: before(30),
    overdue: false,
    ...more,
  };
}

export const waiting = (conversation: string, minutes: number, more: Partial<InboxRow> = {}) =>
  aRow(conversation, { owner: 'queue', waitingSince: before(minutes), ...more });

export const withAgent = (conversation: string, agent: string, more: Partial<InboxRow> = {}) =>
  aRow(conversation, {
    owner: 'agent',
    agent: { kind: 'agent', id: agent, name: agent },
    ...more,
  });
