import { call } from './http';

export interface PromptSummary {
  key: string;
  /** Empty for the base text, which every language falls back to. */
  locale: string;
  description: string;
  /** Null when it is not part of the live release; by nobody when it came from a file. */
  production: { version: number; publishedAt: string; publishedBy: string | null } | null;
  draft: { updatedAt: string; updatedBy: string } | null;
}

export interface Release {
  id: string;
  number: number;
  createdAt: string;
  createdBy: string | null;
  note: string;
  /** Whether it answers customers now. */
  production: boolean;
}

export interface PromptVersion {
  version: number;
  text: string;
  note: string;
  createdAt: string;
  createdBy: string | null;
  origin: string;
  /** `production`, `previous`, `file`. */
  labels: string[];
}

export interface LineProblem {
  line: number;
  message: string;
}

/** A value the product supplies. */
export interface PromptVariable {
  name: string;
  type: string;
  description: string;
  example: unknown;
}

export interface PromptDetail extends PromptId {
  description: string;
  draft: {
    text: string;
    revision: number;
    updatedAt: string;
    updatedBy: string;
    problems: LineProblem[];
  } | null;
  /** Newest first. */
  versions: PromptVersion[];
  variables: PromptVariable[];
}

export interface PromptId {
  key: string;
  locale: string;
}

const query = ({ key, locale }: PromptId) =>
  `?key=${encodeURIComponent(key)}&locale=${encodeURIComponent(locale)}`;

export const prompts = () =>
  call<{ prompts: PromptSummary[]; release: Release | null }>('GET', '/prompts');

export const prompt = (id: PromptId) => call<PromptDetail>('GET', `/prompt${query(id)}`);

export const saveDraft = (id: PromptId, text: string, baseRevision: number | null) =>
  call<{ revision: number; problems: LineProblem[] }>('PUT', `/prompt/draft${query(id)}`, {
    text,
    baseRevision,
  });

/** Refused if it is another revision by now. */
export const discardDraft = (id: PromptId, revision: number) =>
  call<void>('DELETE', `/prompt/draft${query(id)}&revision=${revision}`);

export const publishPrompt = (id: PromptId, note: string, revision: number | null) =>
  call<{ version: number; release: number }>('POST', `/prompt/publish${query(id)}`, {
    note,
    revision,
  });

/** The newest first. */
export const releases = async () =>
  (await call<{ releases: Release[] }>('GET', '/prompt-releases')).releases;

export const restoreRelease = (number: number) =>
  call<unknown>('POST', `/prompt-releases/${number}/restore`, {});
