import { expect, test } from 'vitest';
import de from '../src/ui/messages/de.json';
import en from '../src/ui/messages/en.json';

type Entry = string | Record<string, string>;

const holes = (entry: Entry): string[] => [
  ...new Set(
    (typeof entry === 'string' ? [entry] : Object.values(entry)).join(' ').match(/\{\w+\}/g),
  ),
];

test('both languages say the same things', () => {
  expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
});

test('both languages fill in the same values', () => {
  const german: Record<string, Entry> = de;
  for (const [key, entry] of Object.entries<Entry>(en)) {
    expect(holes(german[key] ?? '').sort(), key).toEqual(holes(entry).sort());
  }
});

test('no string ends in an exclamation mark', () => {
  expect(
    Object.values<Entry>({ ...en, ...de }).filter((text) => String(text).includes('!')),
  ).toEqual([]);
});
