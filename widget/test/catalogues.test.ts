import { expect, test } from 'vitest';
import { chooseLocale, I18n } from '../src/i18n/i18n';
import de from '../src/i18n/de.json';
import conversation from '../src/i18n/en.conversation.json';
import en from '../src/i18n/en.json';
import es from '../src/i18n/es.json';
import fr from '../src/i18n/fr.json';
import nl from '../src/i18n/nl.json';

type Entry = string | Record<string, string>;
const holes = (entry: Entry) =>
  [...JSON.stringify(entry).matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

test.each<[string, Record<string, Entry>]>([
  ['de', de],
  ['fr', fr],
  ['es', es],
  ['nl', nl],
])('%s says everything, with the same holes to fill', (_, other) => {
  const english: Record<string, Entry> = { ...en, ...conversation };
  expect(new Set(Object.keys(other))).toEqual(new Set(Object.keys(english)));
  for (const [key, entry] of Object.entries(english)) {
    expect(new Set(holes(other[key] ?? '')), key).toEqual(new Set(holes(entry)));
  }
});

test('plural forms follow the language, numbers too', () => {
  const german = new I18n('de', { left: { one: '{count} Zeichen', other: '{count} Zeichen' } });
  expect(german.t('left', { count: 1234 })).toBe('1.234 Zeichen');
  const english = new I18n('en', en);
  expect(english.t('online', { count: 1 })).toBe('1 person online');
  expect(english.t('online', { count: 2 })).toBe('2 people online');
});

test('a language without a catalogue speaks English', () => {
  expect(chooseLocale(['fr-FR', 'de-AT'], ['en', 'de'])).toBe('de');
  expect(chooseLocale(['fr'], ['en', 'de'])).toBe('en');
});

test('days near by have names', () => {
  const now = Date.parse('2026-11-26T12:00:00');
  const english = new I18n('en', en);
  expect(english.day(now, now)).toBe('Today');
  expect(english.day(now - 86_400_000, now)).toBe('Yesterday');
  expect(english.ago(now - 20_000, now)).toBe('now');
  expect(english.ago(now - 2 * 3_600_000, now)).toBe('2 hr');
});
