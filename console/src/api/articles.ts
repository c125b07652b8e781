import { call } from './http';

export type ArticleStatus = 'draft' | 'published' | 'changed';

export interface ArticleSummary {
  id: string;
  title: string;
  section: string;
  locale: string;
  internal: boolean;
  status: ArticleStatus;
  updatedAt: string;
}

export interface Article extends ArticleSummary {
  body: string;
  revision: number;
  updatedBy: string | null;
  publishedAt: string | null;
  audience: string;
  validUntil: string | null;
}

export interface ArticleInput {
  title: string;
  body: string;
  section: string;
  locale: string;
  internal: boolean;
  /** Whom it is for, such as `business`; empty for everybody. */
  audience: string;
  /** The last day on which customers find it, such as 2026-12-31; null for ever. */
  validUntil: string | null;
}

export interface ArticleFilter {
  query?: string | undefined;
  locale?: string | undefined;
  status?: ArticleStatus | undefined;
}

export interface ArticlePage {
  articles: ArticleSummary[];
  nextCursor: string | null;
}

export function articles(filter: ArticleFilter, cursor: string | null, signal?: AbortSignal) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, cursor })) {
    if (typeof value === 'string' && value !== '') query.set(name, value);
  }
  return call<ArticlePage>('GET', `/articles?${query}`, undefined, signal);
}

/** Under which articles are filed that customers can find. */
export const sections = async (signal?: AbortSignal) =>
  (await call<{ sections: string[] }>('GET', '/knowledge/sections', undefined, signal)).sections;

const path = (id: string) => `/articles/${encodeURIComponent(id)}`;

export const article = (id: string) => call<Article>('GET', path(id));

// An absent date means the one it has; an empty one takes it away.
const sent = (input: ArticleInput) => ({ ...input, validUntil: input.validUntil ?? '' });

export const createArticle = (input: ArticleInput) =>
  call<Article>('POST', '/articles', sent(input));

export const editArticle = (id: string, input: ArticleInput, revision: number) =>
  call<Article>('PUT', path(id), { ...sent(input), revision });

export const publishArticle = (id: string, revision: number) =>
  call<Article>('POST', `${path(id)}/publish`, { revision });

export const unpublishArticle = (id: string) => call<Article | void>('DELETE', path(id));
