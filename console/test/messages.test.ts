import { expect, test } from 'vitest';

type Entry = string | Record<string, string>;
type Catalogue = Record<string, Entry>;

const catalogues = (language: string) =>
  Object.entries(
    import.meta.glob<Catalogue>('../src/*/messages/*.json', { eager: true, import: 'default' }),
  ).filter(([path]) => path.endsWith(`/${language}.json`));

const english = catalogues('en');
const german = new Map(catalogues('de'));
const inGerman = (path: string): Catalogue => german.get(path.replace('/en.', '/de.')) ?? {};

const holes = (entry: Entry): string[] => [
  ...new Set(
    (typeof entry === 'string' ? [entry] : Object.values(entry)).join(' ').match(/\{\w+\}/g),
  ),
];

test('both languages say the same things, each once', () => {
  for (const [path, en] of english) {
    expect(Object.keys(inGerman(path)).sort(), path).toEqual(Object.keys(en).sort());
  }
  const keys = english.flatMap(([, en]) => Object.keys(en));
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

test('both languages fill in the same values', () => {
  for (const [path, en] of english) {
    for (const [key, entry] of Object.entries(en)) {
      expect(holes(inGerman(path)[key] ?? '').sort(), key).toEqual(holes(entry).sort());
    }
  }
});

test('no string ends in an exclamation mark', () => {
  const all = [...english, ...german].flatMap(([, messages]) => Object.values(messages));
  expect(all.filter((text) => JSON.stringify(text).includes('!'))).toEqual([]);
});

test('one string alone says "ago": what is younger than a minute was just now', () => {
  const keys = english.flatMap(([, messages]) =>
    Object.keys(messages).filter((key) => JSON.stringify(messages[key]).includes('{time} ago')),
  );
  expect(keys).toEqual(['ago']);
});
