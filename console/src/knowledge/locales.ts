import { i18n } from '../ui/i18n';
import { languageName } from '../ui/languageName';

/** Languages that the search knows how to stem (`Analyzers`). */
const STEMMED = [
  'da',
  'de',
  'en',
  'es',
  'fi',
  'fr',
  'it',
  'ja',
  'ko',
  'nb',
  'nl',
  'pt',
  'sv',
  'zh',
];

/** What a new text is in until somebody says otherwise. */
export const FIRST_LOCALE = 'en';

/** Tags and names of the languages to choose from, by name; also one that is there already. */
export function languages(present: string): (readonly [tag: string, name: string])[] {
  const tags = STEMMED.includes(present) || present === '' ? STEMMED : [...STEMMED, present];
  return tags
    .map((tag) => [tag, languageName(tag)] as const)
    .sort(([, one], [, other]) => one.localeCompare(other, i18n().locale));
}
