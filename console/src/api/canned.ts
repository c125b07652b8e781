import { call } from './http';

/** What an author writes of an answer that is given word for word. */
export interface CannedInput {
  title: string;
  body: string;
  locale: string;
  examples: string[];
  enabled: boolean;
}

export interface CannedAnswer extends CannedInput {
  id: string;
  revision: number;
  updatedAt: string;
  updatedBy: string | null;
}

export interface CannedList {
  answers: CannedAnswer[];
  recommendedExamples: number;
}

const path = (id: string) => `/canned-answers/${encodeURIComponent(id)}`;

export const cannedAnswers = (signal?: AbortSignal) =>
  call<CannedList>('GET', '/canned-answers', undefined, signal);

export const createCanned = (input: CannedInput) =>
  call<CannedAnswer>('POST', '/canned-answers', input);

export const editCanned = (id: string, input: CannedInput, revision: number) =>
  call<CannedAnswer>('PUT', path(id), { ...input, revision });

export const deleteCanned = (id: string) => call<void>('DELETE', path(id));
