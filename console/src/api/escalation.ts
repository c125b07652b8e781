import { call } from './http';

/** What a rule says; what is empty is not asked. */
export interface EscalationInput {
  name: string;
  words: string[];
  examples: string[];
  /** Sections of the help centre. */
  topics: string[];
  locale: string;
  page: string;
  /** What the page tells of customers, such as `plan`, and what that must be; empty for anything. */
  attribute: string;
  values: string[];
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

/** Servers of release 0.1.0 know fewer conditions. */
const NONE = { topics: [], attribute: '', values: [] };

export const escalationRules = async (signal?: AbortSignal): Promise<EscalationRule[]> => {
  const { rules } = await call<{ rules: EscalationRule[] }>(
    'GET',
    '/escalation-rules',
    undefined,
    signal,
  );
  return rules.map((rule) => ({ ...NONE, ...rule }));
};

export const createRule = (input: EscalationInput) =>
  call<EscalationRule>('POST', '/escalation-rules', input);

export const editRule = (id: string, input: EscalationInput, revision: number) =>
  call<EscalationRule>('PUT', path(id), { ...input, revision });

export const deleteRule = (id: string) => call<void>('DELETE', path(id));
