import type { HandoffReason, InboxRow } from '@nightdesk/widget/protocol';
import { call } from './http';

export type View = 'mine' | 'queue' | 'ai' | 'all';
export type Counts = Record<View, number>;

export interface Inbox {
  rows: InboxRow[];
  counts: Counts;
}

export interface ScoredPassage {
  article: string;
  title: string;
  score: number;
}

/** How one answer came about. */
export interface TurnRecord {
  turn: string;
  /** Of the message it became; null when it became none. */
  seq: number | null;
  state: string;
  rung: string | null;
  provider: string | null;
  model: string | null;
  promptKey: string | null;
  promptVersion: number | null;
  release: number | null;
  confidence: number | null;
  passages: ScoredPassage[];
  timings: {
    retrievalMs: number | null;
    firstTextMs: number | null;
    totalMs: number | null;
  } | null;
  tokensIn: number | null;
  tokensOut: number | null;
  handoff: { reason: HandoffReason; goal: string | null; tried: string | null } | null;
}

export const inbox = (view: View, signal?: AbortSignal) =>
  call<Inbox>('GET', `/desk/inbox?view=${view}`, undefined, signal);

export const conversation = (id: string, signal?: AbortSignal) =>
  call<{ row: InboxRow; page: string | null }>(
    'GET',
    `/desk/conversations/${id}`,
    undefined,
    signal,
  );

export const turns = (id: string, signal?: AbortSignal) =>
  call<{ turns: TurnRecord[] }>('GET', `/desk/conversations/${id}/turns`, undefined, signal);

export const claim = (id: string) =>
  call<{ row: InboxRow }>('POST', `/desk/conversations/${id}/claim`);

export const handBack = (id: string) =>
  call<{ row: InboxRow }>('POST', `/desk/conversations/${id}/hand-back`);

export const resolve = (id: string) =>
  call<{ row: InboxRow }>('POST', `/desk/conversations/${id}/resolve`);
