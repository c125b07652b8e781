import { signal } from '@preact/signals';
import { chooseLocale, I18n, type Catalogue, type Values } from '../i18n/i18n';
import en from '../i18n/en.json';

export type StringKey = keyof typeof en;

/** Catalogues besides English, which is built in; each is a file that loads when it is chosen. */
const CATALOGUES: Record<string, () => Promise<{ default: Catalogue }>> = {
  de: () => import('../i18n/de.json'),
  fr: () => import('../i18n/fr.json'),
  es: () => import('../i18n/es.json'),
  nl: () => import('../i18n/nl.json'),
};

export const language = signal(new I18n<StringKey>('en', en));

export function t(key: StringKey, values?: Values): string {
  return language.value.t(key, values);
}

/** Switches to the best language on offer for `wanted`; stays with English if it does not load. */
export async function speak(wanted: readonly string[]): Promise<void> {
  const locale = chooseLocale(wanted, ['en', ...Object.keys(CATALOGUES)]);
  // Dates and numbers follow the reader's own region, for example de-AT or en-GB.
  const tag = wanted.find((one) => one.toLowerCase().startsWith(`${locale}-`)) ?? locale;
  try {
    const catalogue = (await CATALOGUES[locale]?.())?.default ?? en;
    language.value = new I18n<StringKey>(tag, catalogue, en);
  } catch {
    language.value = new I18n<StringKey>('en', en);
  }
}
