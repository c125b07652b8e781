import { expect, test } from 'vitest';
import { initials } from '../src/i18n/initials';

test('a name is shown by its first and its last word', () => {
  expect(initials('Maria')).toBe('M');
  expect(initials(' Anna  van der berg ')).toBe('AB');
  expect(initials('  ')).toBe('');
});

test('no letter is cut in half', () => {
  expect(initials('🦊 Fox')).toBe('🦊F');
});
