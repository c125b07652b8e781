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

/** How sure the assistant was of what it found, and what it read that from. */
export interface Confidence {
  /** That one of the first three articles answers, 0 to 1; null in turns of old releases. */
  right: number | null;
  /** Below this it does not quote. */
  needed: number | null;
  score: number | null;
  lead: number | null;
  sentence: number | null;
  coverage: number | null;
}

/** What decided about a turn. */
export type Rule =
  | 'sensitive'
  | 'asks_for_person'
  | 'frustrated'
  | 'rejected_twice'
  | 'going_in_circles'
  | 'small_talk'
  | 'canned_answer'
  | 'model_answered'
  | 'model_lacks_knowledge'
  | 'model_refused'
  | 'stopped'
  | 'sure_enough'
  | 'not_sure_enough'
  | 'gave_up';

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
  /** Sentences that were left out: a figure or link in them was not given to the model. */
  ungrounded: number | null;
  attempts: Attempt[];
  handoff: { reason: HandoffReason; goal: string; tried: string[] } | null;
  /** Null in turns of releases that did not keep it. */
  rule: Rule | null;
}

/** How one answer came about. Without provenance while it runs, or when it was cancelled. */
export interface TurnRecord extends Partial<Provenance> {
  turn: string;
  /** The customer's last message that it answers. */
  seq: number;
  state: string;
}

/** When an agent wants a conversation back in the queue. */
export interface Callback {
  at: string;
  text: string;
}

interface Detail {
  row: InboxRow;
  page: string | null;
  /** Absent where the server is of release 0.1.0. */
  callback?: Callback | null;
}

export const inbox = (view: View, signal?: AbortSignal) =>
  call<Inbox>('GET', `/desk/inbox?view=${view}`, undefined, signal);

export const conversation = (id: string, signal?: AbortSignal) =>
  call<Detail>('GET', `/desk/conversations/${id}`, undefined, signal);

export const setCallback = (id: string, callback: Callback) =>
  call<Detail>('PUT', `/desk/conversations/${id}/callback`, callback);

export const callOff = (id: string) => call<Detail>('DELETE', `/desk/conversations/${id}/callback`);

export const turns = (id: string, signal?: AbortSignal) =>
  call<{ turns: TurnRecord[] }>('GET', `/desk/conversations/${id}/turns`, undefined, signal);

export const claim = (id: string) =>
  call<{ row: InboxRow }>('POST', `/desk/conversations/${id}/claim`);

export const handBack = (id: string) =>
  call<{ row: InboxRow }>('POST', `/desk/conversations/${id}/hand-back`);

export const resolve = (id: string) =>
  call<{ row: InboxRow }>('POST', `/desk/conversations/${id}/resolve`);
