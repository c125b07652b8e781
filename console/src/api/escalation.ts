import { call } from './http';

/** What a rule says; what is empty is not asked. */
export interface EscalationInput {
  name: string;
  words: string[];
  examples: string[];
  locale: string;
  page: string;
  /** 1 for Monday to 7 for Sunday. */
  days: number[];
  /** `22:00`, together with `to`. */
  from: string | null;
  to: string | null;
  zone: string;
  reply: string;
  enabled: boolean;
}

export interface EscalationRule extends EscalationInput {
  id: string;
  revision: number;
  updatedAt: string;
  updatedBy: string | null;
}

const path = (id: string) => `/escalation-rules/${encodeURIComponent(id)}`;

export const escalationRules = async (signal?: AbortSignal) =>
  (await call<{ rules: EscalationRule[] }>('GET', '/escalation-rules', undefined, signal)).rules;

export const createRule = (input: EscalationInput) =>
  call<EscalationRule>('POST', '/escalation-rules', input);

export const editRule = (id: string, input: EscalationInput, revision: number) =>
  call<EscalationRule>('PUT', path(id), { ...input, revision });

export const deleteRule = (id: string) => call<void>('DELETE', path(id));
