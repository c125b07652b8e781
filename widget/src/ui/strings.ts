import { signal } from '@preact/signals';
import { chooseLocale, I18n, type Catalogue, type Values } from '../i18n/i18n';
import type later from '../i18n/en.conversation.json';
import en from '../i18n/en.json';

export type StringKey = keyof typeof en | keyof typeof later;

/** Built in: what home says. The rest comes with the program that says it. */
const english: Record<string, Catalogue[string]> = { ...en };

/** Catalogues besides English; each is a file that loads when it is chosen. */
const CATALOGUES: Record<string, () => Promise<{ default: Catalogue }>> = {
  de: () => import('../i18n/de.json'),
  fr: () => import('../i18n/fr.json'),
  es: () => import('../i18n/es.json'),
  nl: () => import('../i18n/nl.json'),
};

export const language = signal(new I18n<StringKey>('en', english));

export function t(key: StringKey, values?: Values): string {
  return language.value.t(key, values);
}

/** Adds English words that a later part of the program brings along. */
export function learn(words: Catalogue): void {
  Object.assign(english, words);
}

/** Switches to the best language on offer for `wanted`; stays with English if it does not load. */
export async function speak(wanted: readonly string[]): Promise<void> {
  const locale = chooseLocale(wanted, ['en', ...Object.keys(CATALOGUES)]);
  // Dates and numbers follow the reader's own region, for example de-AT or en-GB.
  const tag = wanted.find((one) => one.toLowerCase().startsWith(`${locale}-`)) ?? locale;
  try {
    const catalogue = (await CATALOGUES[locale]?.())?.default ?? english;
    language.value = new I18n<StringKey>(tag, catalogue, english);
  } catch {
    language.value = new I18n<StringKey>('en', english);
  }
}
