import { call } from './http';

/** How much may be spent on models. */
export interface BudgetLimits {
  turnsPerMinute: number;
  turnsPerDay: number;
  conversationTurns: number;
  conversationTokens: number;
  /** US dollars; null without a limit. */
  daily: number | null;
  /** Percent of `daily`. */
  soft: number;
}

/** In US dollars; `estimated` is a part of `known`. */
export interface Spent {
  known: number;
  estimated: number;
  /** Requests of which nobody knows the price. */
  unknown: number;
  /** `cached` is a part of `in`, `reasoning` of `out`, both as far as providers told them. */
  tokens: { in: number; cached: number; out: number; reasoning: number };
}

export interface Budget {
  revision: number;
  /** The server's configuration holds, as nobody has set limits here. */
  configured: boolean;
  limits: BudgetLimits;
  state: 'ENOUGH' | 'LITTLE' | 'NOTHING';
  today: Spent;
  month: Spent;
  updatedAt: string | null;
  updatedBy: string | null;
}

export const budget = (signal?: AbortSignal) =>
  call<Budget>('GET', '/models/budget', undefined, signal);

export const limitBudget = (limits: BudgetLimits, revision: number) =>
  call<Budget>('PUT', '/models/budget', { limits, revision });

/** Gives up the limits set here for those of the server's configuration. */
export const releaseBudget = (revision: number) =>
  call<Budget>('DELETE', `/models/budget?revision=${revision}`);
