import { afterEach, expect, test } from 'vitest';
import { loadLanguage, loadMessages } from '../src/ui/i18n';
import { prefer } from '../src/ui/preferences';

const speak = (language: 'en' | 'de') => {
  prefer({ language });
  return loadLanguage();
};

afterEach(() => speak('en'));

test('what a page says comes with it, in the language on screen', async () => {
  await speak('de');
  const { t } = await import('../src/people/messages');
  expect(t('people.invite')).toBe('Invite');
  await loadMessages();
  expect(t('people.invite')).toBe('Einladen');
  expect(t('cancel')).toBe('Abbrechen');
});

test('a change of language takes the pages along that are loaded', async () => {
  const { t } = await import('../src/models/messages');
  await speak('de');
  expect(t('models.add')).not.toBe('Add model');
  await speak('en');
  expect(t('models.add')).toBe('Add model');
});
