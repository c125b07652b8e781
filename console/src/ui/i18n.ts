import { chooseLocale, I18n, type Catalogue, type Values } from '@nightdesk/widget/i18n';
import en from './messages/en.json';
import { preferences, type Language } from './preferences';
import { Store } from './store';

export type Key = keyof typeof en;

type Other = Exclude<Language, 'en'>;
type Others = Readonly<Record<Other, () => Promise<{ default: Catalogue }>>>;

/** One for each part of the console that is loaded. */
const parts: Others[] = [];
const english: Record<string, Catalogue[string]> = {};
let catalogue = english;
const current = new Store(new I18n<Key>(regional('en'), english));

/** The strings, numbers and dates of the language on screen. */
export const i18n = (): I18n<Key> => current.get();

export const t = addMessages(en, { de: () => import('./messages/de.json') });

/**
 * What a part of the console says, added when its code is loaded. Returns what reads it, and
 * what is said everywhere.
 */
export function addMessages<Own extends Catalogue>(en: Own, others: Others) {
  Object.assign(english, en);
  parts.push(others);
  return (key: Key | (keyof Own & string), values?: Values): string =>
    current.get().t(key as Key, values);
}

const MINUTE_MS = 60_000;

/** How long ago something was: "5m ago", "just now". */
export const ago = (time: number): string =>
  Date.now() - time < MINUTE_MS ? t('justNow') : t('ago', { time: i18n().ago(time) });

/** Loads the preferred language; the page is drawn again when that one changes. */
export async function loadLanguage(): Promise<void> {
  const language =
    preferences.get().language ?? (chooseLocale(navigator.languages, ['en', 'de']) as Language);
  if (language === shownLanguage()) return;
  const wanted = language === 'en' ? english : await fill({}, language);
  catalogue = wanted;
  document.documentElement.lang = language;
  current.set(new I18n<Key>(regional(language), wanted, english));
}

/** Before a page that was loaded is drawn: what it says, in the language on screen. */
export async function loadMessages(): Promise<void> {
  const language = shownLanguage();
  if (language !== 'en') await fill(catalogue, language);
}

/** One after the other: a part that is added meanwhile is met as well. */
async function fill(into: typeof english, language: Other): Promise<typeof english> {
  for (const part of parts) Object.assign(into, (await part[language]()).default);
  return into;
}

export const shownLanguage = (): Language => current.get().locale.slice(0, 2) as Language;

/** British people read `en` with 24 hours: the region comes from the browser. */
function regional(language: Language): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}

export { current as language };
