import type { Citation, InboxRow } from '@nightdesk/widget/protocol';

export const MARIA = 'maria';
export const JONAS = 'jonas';

const NOON = Date.parse('2026-11-25T12:00:00Z');

/** An instant some minutes before noon. */
export const before = (minutes: number): string => new Date(NOON - minutes * 60_000).toISOString();

/** What answers about returns cite. */
export const RETURNS: Citation = {
  number: 1,
  article: 'returns',
  title: 'Return an item',
  url: '/help/returns',
  quote: 'Within 30 days.',
  section: 'Returns',
  updated: '2026-11-01',
};

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
