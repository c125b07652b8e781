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
  /** That what was said is right, 0 to 1; null in turns of old releases. */
  right: number | null;
  /** Below this it is not said as it is. */
  needed: number | null;
  score: number | null;
  lead: number | null;
  sentence: number | null;
  coverage: number | null;
  /** Whether the articles were enough, by a model that did not see the answer. */
  judge?: Sufficiency | null;
  /** The same by the model that wrote the answer. */
  writer?: Sufficiency | null;
  /** How sure the writer said it was, 0 to 100. */
  certainty?: number | null;
  /** Below this it is not said at all. */
  caveat?: number | null;
  basis?: 'assumed' | 'too_few' | 'measured' | null;
  /** The fit to the site's judgements; 0 for what is shipped. */
  fit?: number | null;
  /** The section of the help centre. */
  topic?: string | null;
}

export type Sufficiency = 'full' | 'partial' | 'none' | 'unclear' | 'chat';

/** What people need to know to take a conversation over; goal and open are the customer's words. */
export interface HandoffNote {
  reason: HandoffReason;
  goal: string;
  tried: string[];
  open: string;
  /** What the articles lack, by a model; null when none has said. */
  missing: string | null;
  next: NextStep;
  /** By a model; null when none has written one, or not yet. */
  summary: string | null;
  advice: string | null;
}

export type NextStep =
  'take_over' | 'check_articles' | 'answer_and_write' | 'decide' | 'apologise' | 'answer';

/** What decided about a turn. */
export type Rule =
  | 'sensitive'
  | 'asks_for_person'
  | 'frustrated'
  | 'rejected_twice'
  | 'going_in_circles'
  | 'small_talk'
  | 'canned_answer'
  | 'cached'
  | 'model_answered'
  | 'own_rule'
  | 'model_answered_perhaps'
  | 'asked_back'
  | 'model_not_sure_enough'
  | 'model_lacks_knowledge'
  | 'model_refused'
  | 'stopped'
  | 'sure_enough'
  | 'perhaps'
  | 'asked_which'
  | 'chosen'
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
  /** Of those in: what the provider knew already. Null or absent where that was not told. */
  tokensCached?: number | null;
  tokensOut: number | null;
  /** Of those out: what the model only thought. Null or absent where that was not told. */
  tokensReasoning?: number | null;
  /** Sentences that were left out: a figure or link in them was not given to the model. */
  ungrounded: number | null;
  /** Marks that named no passage of those it was given. */
  unknownCitations?: number;
  /** The share of its statements that name no passage, 0 to 1. Null or absent where not kept. */
  uncited?: number | null;
  /** The model reached the limit of what it may write. Null or absent where that was not kept. */
  cutOff?: boolean | null;
  attempts: Attempt[];
  handoff: { reason: HandoffReason; goal: string; tried: string[] } | null;
  /** Of the site's own rule, if one decided. */
  ruleName?: string | null;
  /** Null in turns of releases that did not keep it. */
  rule: Rule | null;
  /** A model said what the rule names, where words did not. */
  ruledByModel?: boolean | null;
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
  contact?: string | null;
  /** Absent where the server is of release 0.1.0. */
  callback?: Callback | null;
  /** What the page tells of the customer, unverified. Absent where the server is of release 0.1.0. */
  attributes?: Record<string, string>;
}

export const inbox = (view: View, signal?: AbortSignal) =>
  call<Inbox>('GET', `/desk/inbox?view=${view}`, undefined, signal);

export const conversation = (id: string, signal?: AbortSignal) =>
  call<Detail>('GET', `/desk/conversations/${id}`, undefined, signal);

export const setCallback = (id: string, callback: Callback) =>
  call<Detail>('PUT', `/desk/conversations/${id}/callback`, callback);

export const callOff = (id: string) => call<Detail>('DELETE', `/desk/conversations/${id}/callback`);

export const turns = (id: string, signal?: AbortSignal) =>
  call<{ turns: TurnRecord[]; handoff: HandoffNote | null }>(
    'GET',
    `/desk/conversations/${id}/turns`,
    undefined,
    signal,
  );

/** @param from the colleague who has it, to take it over from them */
export const claim = (id: string, from?: string) =>
  call<{ row: InboxRow }>(
    'POST',
    `/desk/conversations/${id}/claim`,
    from === undefined ? from : { from },
  );

/** A conversation that has ended goes on, with whoever asks. */
export const reopen = (id: string) =>
  call<{ row: InboxRow }>('POST', `/desk/conversations/${id}/reopen`);

export const handBack = (id: string) =>
  call<{ row: InboxRow }>('POST', `/desk/conversations/${id}/hand-back`);

export const resolve = (id: string) =>
  call<{ row: InboxRow }>('POST', `/desk/conversations/${id}/resolve`);
