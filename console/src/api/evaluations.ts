import { call } from './http';

/** Figures of a set by name; `intervals` holds the 95 % interval of those that are means. */
export interface Figures {
  n: number;
  intervals?: Record<string, [number, number]>;
  [figure: string]: unknown;
}

/** How one question went. */
export interface Outcome {
  id: string;
  text: string;
  /** From 0 (wrong) to 1 (could not be better). */
  score: number;
  outcome: string;
}

export interface Change {
  now: Outcome;
  before: string;
}

export interface Report {
  retrieval: Figures;
  extractive: Figures;
  /** Not in a list. */
  questions?: { search: Outcome[]; quotes: Outcome[] };
  /** Since the evaluation before; not in a list, nor without one before. */
  changes?: { better: Change[]; worse: Change[] };
}

export interface Evaluation {
  id: string;
  name: string;
  state: 'running' | 'done' | 'failed';
  total: number;
  done: number;
  /** Lines of the file that are no questions. */
  flaws: { line: number; problem: string }[];
  report: Report | null;
  createdBy: string | null;
  createdAt: string;
}

export const evaluations = (signal?: AbortSignal) =>
  call<Evaluation[]>('GET', '/evaluations', undefined, signal);

export const evaluation = (id: string, signal?: AbortSignal) =>
  call<Evaluation>('GET', `/evaluations/${encodeURIComponent(id)}`, undefined, signal);

export const evaluate = (file: File) =>
  call<Evaluation>('POST', `/evaluations?${new URLSearchParams({ name: file.name })}`, file);
