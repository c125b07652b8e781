import { call } from './http';

/** What customers saw change within a minute. */
export interface Change {
  at: string;
  /** Null where articles were only withdrawn. */
  by: string | null;
  published: number;
  withdrawn: number;
}

export interface Restored {
  shown: number;
  withdrawn: number;
}

/** The last changes, last first. */
export const changes = (signal?: AbortSignal) =>
  call<{ changes: Change[] }>('GET', '/knowledge', undefined, signal).then((it) => it.changes);

/** Shows customers again what they saw just before this change. */
export const goBack = (before: string) => call<Restored>('POST', '/knowledge/rollback', { before });
