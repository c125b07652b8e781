import type { SiteInfo } from '../client';

/** What the loader says in the frame's address. Anybody can write there; nothing of it is trusted. */
export interface Parameters {
  siteKey: string;
  /** Where the loader runs; null when the chat is a page of its own. */
  origin: string | null;
  languages: string[];
  scheme: 'light' | 'dark' | null;
  accent: string | null;
  /** A path on this server. */
  logo: string | null;
  /** The page the customer is on. */
  page: string | null;
  /** What the page tells of the customer, as it was written there. */
  attributes: string | null;
}

export function readParameters(location: Location, embedded: boolean): Parameters {
  const query = new URLSearchParams(location.search);
  const scheme = query.get('scheme');
  return {
    siteKey: query.get('key') ?? '',
    origin: embedded ? originOf(query.get('origin')) : null,
    languages: [query.get('lang') ?? '', ...navigator.languages].filter((tag) => tag !== ''),
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : null,
    accent: query.get('accent'),
    logo: ownPath(query.get('logo'), location.origin),
    page: query.get('page'),
    attributes: query.get('attributes'),
  };
}

/** The site as it was at the last visit, until the server says how it is. */
export function rememberedSite(stored: string | null): SiteInfo {
  const empty: SiteInfo = {
    name: '',
    assistantName: 'Ava',
    suggestions: [],
    locale: 'en',
    agentsOnline: 0,
  };
  try {
    return { ...empty, ...(JSON.parse(stored ?? '{}') as Partial<SiteInfo>), agentsOnline: 0 };
  } catch {
    return empty;
  }
}

function originOf(value: string | null): string | null {
  try {
    const { origin } = new URL(value ?? '');
    return origin === 'null' ? null : origin;
  } catch {
    return null;
  }
}

function ownPath(path: string | null, own: string): string | null {
  if (path === null) return null;
  try {
    const url = new URL(path, own);
    return url.origin === own ? url.pathname : null;
  } catch {
    return null;
  }
}
