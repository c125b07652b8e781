import { expect, test } from 'vitest';
import { languages } from '../src/knowledge/locales';

const names = (present: string) => languages(present).map(([, name]) => name);

test('texts are written in each language that the search stems, by name', () => {
  expect(names('')).toEqual([
    'Chinese',
    'Danish',
    'Dutch',
    'English',
    'Finnish',
    'French',
    'German',
    'Italian',
    'Japanese',
    'Korean',
    'Norwegian Bokmål',
    'Portuguese',
    'Spanish',
    'Swedish',
  ]);
  expect(names('fr')).toHaveLength(14);
});

test('a text in another language keeps it', () => {
  expect(languages('pl')).toContainEqual(['pl', 'Polish']);
});
