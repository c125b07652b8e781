import { call } from './http';

export const PROFILES = ['answer', 'economy', 'judge', 'classify', 'summary', 'rewrite'] as const;
export type Profile = (typeof PROFILES)[number];

export type Failure =
  | 'connect'
  | 'first_byte_timeout'
  | 'first_text_timeout'
  | 'stall'
  | 'total_timeout'
  | 'cut_off'
  | 'server_error'
  | 'error_in_stream'
  | 'rate_limited'
  | 'unauthorized'
  | 'not_found'
  | 'rejected'
  | 'malformed'
  | 'tool_call'
  | 'empty'
  | 'content_filter'
  | 'internal';

/** As the node sees it that answered. */
export interface ModelStatus {
  breaker: 'CLOSED' | 'PROBING' | 'OPEN';
  streams: number;
  last: { failure: Failure; detail: string; at: string } | null;
}

/** US dollars for a million tokens. */
export interface Price {
  input: number;
  /** For what the provider knew already. */
  cached: number;
  output: number;
}

export interface Model {
  id: string;
  name: string;
  provider: string;
  url: string;
  model: string;
  /** Its last characters, empty for a very short one; null without a key. */
  keyEnding: string | null;
  unreadable: boolean;
  /** The server's configuration names no key for it that can be one. Absent in old releases. */
  keyMissing?: boolean;
  streams: number;
  enabled: boolean;
  /** Null for the one that is shipped, if there is one. */
  price: Price | null;
  /** Null while it is not asked. */
  status: ModelStatus | null;
  updatedAt: string | null;
  updatedBy: string | null;
}

export interface Provider {
  code: string;
  url: string;
  exampleModel: string;
  needsKey: boolean;
}

export interface Models {
  revision: number;
  /** They come from the server's configuration, as long as none is set up here. */
  configured: boolean;
  canKeepKeys: boolean;
  models: Model[];
  orders: Partial<Record<Profile, string[]>>;
  providers: Provider[];
  /** In US dollars since midnight, UTC, as far as prices are known; `daily` null without a limit. */
  today: { state: 'ENOUGH' | 'LITTLE' | 'NOTHING'; spent: number; daily: number | null };
}

export interface ModelInput {
  name: string;
  provider: string;
  url: string;
  /** Null leaves the one that is kept. */
  key: string | null;
  model: string;
  streams: number;
  enabled: boolean;
  price: Price | null;
}

/** How a request of one token went. */
export interface Trial {
  failure: Failure | null;
  detail: string | null;
  millis: number;
}

const path = (id: string) => `/models/${encodeURIComponent(id)}`;

export const models = (signal?: AbortSignal) => call<Models>('GET', '/models', undefined, signal);

export const addModel = (input: ModelInput, revision: number) =>
  call<Models>('POST', '/models', { ...input, revision });

export const editModel = (id: string, input: ModelInput, revision: number) =>
  call<Models>('PUT', path(id), { ...input, revision });

export const deleteModel = (id: string, revision: number) =>
  call<Models>('DELETE', `${path(id)}?revision=${revision}`);

export const orderModels = (profile: Profile, ids: readonly string[], revision: number) =>
  call<Models>('PUT', `/models/orders/${profile}`, { models: ids, revision });

export const testModel = (id: string | null, input: ModelInput) =>
  call<Trial>('POST', '/models/test', { ...input, id });
