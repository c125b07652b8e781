import { call } from './http';

/** How the assistant fares. */
export interface Status {
  models: 'NONE' | 'OK' | 'DOWN';
}

export const status = (signal?: AbortSignal) => call<Status>('GET', '/status', undefined, signal);
