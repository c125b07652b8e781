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

/** How sure the search was; none of it says that the answer is right. */
export interface Confidence {
  score: number;
  cosine: number;
  margin: number;
  coverage: number;
}

/** A deployment that was asked, or passed over. */
export interface Attempt {
  number: number;
  provider: string;
  model: string;
  failure: string | null;
  status: number | null;
  detail: string | null;
}

/** What is stored with a finished turn. */
interface Provenance {
  rung: string | null;
  provider: string | null;
  model: string | null;
  promptKey: string | null;
  promptVersion: number | null;
  release: number | null;
  confidence: Confidence | null;
  passages: ScoredPassage[];
  timings: {
    retrievalMs: number | null;
    firstTextMs: number | null;
    totalMs: number | null;
  };
  tokensIn: number | null;
  tokensOut: number | null;
  attempts: Attempt[];
  handoff: { reason: HandoffReason; goal: string; tried: string[] } | null;
}

/** How one answer came about. Without provenance while it runs, or when it was cancelled. */
export interface TurnRecord extends Partial<Provenance> {
  turn: string;
  /** The customer's last message that it answers. */
  seq: number;
  state: string;
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
