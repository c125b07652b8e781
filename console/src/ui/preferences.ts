import { safeStorage } from '@nightdesk/widget/client';
import { Store } from './store';

export type Scheme = 'system' | 'light' | 'dark';
export type Language = 'en' | 'de';

/** What a person set for this browser. */
export interface Preferences {
  readonly scheme: Scheme;
  /** Null follows the browser. */
  readonly language: Language | null;
  /** Whether single keys act as shortcuts (WCAG 2.1.4). */
  readonly singleKeys: boolean;
}

export const storage = safeStorage(() => localStorage, 'nightdesk.console.');

const INITIAL: Preferences = { scheme: 'system', language: null, singleKeys: true };

function read(): Preferences {
  try {
    return { ...INITIAL, ...(JSON.parse(storage.get('preferences') ?? '{}') as object) };
  } catch {
    return INITIAL;
  }
}

export const preferences = new Store(read());

export function prefer(change: Partial<Preferences>): void {
  preferences.update((before) => ({ ...before, ...change }));
  storage.set('preferences', JSON.stringify(preferences.get()));
}

/** Keeps the document in the chosen colours. */
export function applyScheme(): void {
  const apply = () => {
    const { scheme } = preferences.get();
    if (scheme === 'system') delete document.documentElement.dataset['scheme'];
    else document.documentElement.dataset['scheme'] = scheme;
  };
  apply();
  preferences.subscribe(apply);
}
