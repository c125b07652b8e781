import type { Citation } from '@nightdesk/widget/protocol';
import type { Confidence } from './desk';
import { call } from './http';

/** What the assistant would have said had it been surer; nobody has checked it. */
export interface Suggestion {
  turn: string;
  /** With the marks of its sources, `[1]`. */
  text: string;
  /** The same without them, as it would be sent. */
  reply: string;
  citations: Citation[];
  confidence: Confidence | null;
}

const path = (conversation: string) => `/desk/conversations/${conversation}/suggestion`;

export const suggestion = (conversation: string, signal?: AbortSignal) =>
  call<{ suggestion: Suggestion | null }>('GET', path(conversation), undefined, signal);

export const dismissed = (conversation: string, turn: string) =>
  call<void>('POST', `${path(conversation)}/dismissed`, { turn });

/** Says which reply was made of it; the server looks how much of it is left. */
export const sent = (conversation: string, turn: string, message: string) =>
  call<void>('POST', `${path(conversation)}/sent`, { turn, message });
