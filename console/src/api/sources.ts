import { call } from './http';

export type SourceKind = 'upload' | 'web' | 'folder';

export interface SourceRun {
  number: number;
  state: 'waiting' | 'running' | 'done' | 'failed';
  askedAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  total: number;
  done: number;
  added: number;
  changed: number;
  unchanged: number;
  removed: number;
  kept: number;
  failed: number;
  failure: string | null;
}

export interface Source {
  id: string;
  kind: SourceKind;
  name: string;
  location: string;
  locale: string;
  internal: boolean;
  depth: number;
  everyMinutes: number | null;
  revision: number;
  articles: number;
  problems: number;
  freshAt: string | null;
  run: SourceRun;
}

export interface SourceProblem {
  where: string;
  what: string;
  articleId: string | null;
}

export interface SourceList {
  sources: Source[];
  /** Folders of the server that may become sources. */
  folders: string[];
  /** In bytes. */
  maxUpload: number;
}

export interface SourceDetail {
  source: Source;
  problems: SourceProblem[];
}

export interface NewSource {
  kind: 'web' | 'folder';
  location: string;
  locale: string;
  internal: boolean;
  depth: number;
  everyMinutes: number | null;
}

const path = (id: string) => `/sources/${encodeURIComponent(id)}`;

export const sources = (signal?: AbortSignal) =>
  call<SourceList>('GET', '/sources', undefined, signal);

export const source = (id: string, signal?: AbortSignal) =>
  call<SourceDetail>('GET', path(id), undefined, signal);

export const addSource = (input: NewSource) => call<Source>('POST', '/sources', input);

export function uploadSource(file: File, locale: string, internal: boolean) {
  const query = new URLSearchParams({ file: file.name, locale, internal: String(internal) });
  return call<Source>('POST', `/sources/uploads?${query}`, file);
}

export const replaceUpload = (id: string, file: File) =>
  call<Source>('PUT', `${path(id)}/upload?${new URLSearchParams({ file: file.name })}`, file);

export const editSource = ({ id, name, revision }: Source, everyMinutes: number | null) =>
  call<Source>('PUT', path(id), { name, everyMinutes, revision });

export const syncSource = (id: string) => call<Source>('POST', `${path(id)}/sync`);

export const deleteSource = (id: string) => call<void>('DELETE', path(id));

/** Whether it is being read, or soon will be. */
export const isOpen = ({ run }: Source): boolean =>
  run.state === 'waiting' || run.state === 'running';
