import type { Citation } from '@nightdesk/widget/protocol';
import type { ScoredPassage } from './desk';
import { call } from './http';

export type Verdict = 'right' | 'partly' | 'wrong';

/** An answer to be judged; how sure the assistant was is left out on purpose. */
export interface ReviewItem {
  turn: string;
  conversation: string;
  at: string;
  /** What was said just before, oldest first. */
  before: { by: 'visitor' | 'assistant' | 'agent' | 'system'; text: string }[];
  /** The customer's messages. */
  question: string[];
  answer: string;
  citations: Citation[];
  /** It only named articles and handed over. */
  withheld: boolean;
  /** A model had written it, and nobody was given it. Absent where the server is older. */
  drafted?: boolean;
  passages: ScoredPassage[];
  /** Why an agent reported it. */
  report: string | null;
}

export interface ReviewListing {
  items: ReviewItem[];
  judged: number;
}

const path = (turn: string) => `/reviews/${encodeURIComponent(turn)}`;

export const reviews = (signal?: AbortSignal) =>
  call<ReviewListing>('GET', '/reviews', undefined, signal);

export const judge = (turn: string, verdict: Verdict) => call<void>('PUT', path(turn), { verdict });

export const undo = (turn: string) => call<void>('DELETE', path(turn));

export const report = (turn: string, reason: string) =>
  call<void>('PUT', `${path(turn)}/report`, { reason });
