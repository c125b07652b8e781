import { chooseLocale, I18n, type Catalogue, type Values } from '@nightdesk/widget/i18n';
import en from './messages/en.json';
import { preferences, type Language } from './preferences';
import { Store } from './store';

export type Key = keyof typeof en;

const others: Record<Exclude<Language, 'en'>, () => Promise<{ default: Catalogue }>> = {
  de: () => import('./messages/de.json'),
};

const current = new Store(new I18n<Key>(regional('en'), en));

/** The strings, numbers and dates of the language on screen. */
export const i18n = (): I18n<Key> => current.get();

export const t = (key: Key, values?: Values): string => current.get().t(key, values);

const MINUTE_MS = 60_000;

/** How long ago something was: "5m ago", "just now". */
export const ago = (time: number): string =>
  Date.now() - time < MINUTE_MS ? t('justNow') : t('ago', { time: i18n().ago(time) });

/** Loads the preferred language; the page is drawn again when that one changes. */
export async function loadLanguage(): Promise<void> {
  const language =
    preferences.get().language ?? (chooseLocale(navigator.languages, ['en', 'de']) as Language);
  if (language === shownLanguage()) return;
  const catalogue = language === 'en' ? en : (await others[language]()).default;
  document.documentElement.lang = language;
  current.set(new I18n<Key>(regional(language), catalogue, en));
}

export const shownLanguage = (): Language => current.get().locale.slice(0, 2) as Language;

/** British people read `en` with 24 hours: the region comes from the browser. */
function regional(language: Language): string {
  return navigator.languages.find((tag) => tag.split('-')[0] === language) ?? language;
}

export { current as language };
