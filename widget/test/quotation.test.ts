import { expect, test } from 'vitest';
import type { Citation } from '../src/protocol';
import { extract, markUsed } from '../src/timeline';

const citation = (number: number, quote: string): Citation => ({
  number,
  article: `a${number}`,
  title: 'Title',
  url: '/help/a',
  quote,
  section: null,
  updated: null,
});
const NORWAY = citation(
  1,
  'Parcels to Norway arrive in 3 to 5 working days. Customs are included. You pay nothing.',
);

test('what stands in the passage is quoted, what comes before is the introduction', () => {
  const { intro, quotations } = extract(
    'This passage is the closest match.\n\n> Parcels to Norway arrive in 3 to 5 working days. [1]',
    [NORWAY],
  );
  expect(intro).toBe('This passage is the closest match.');
  expect(quotations[0]?.whole).toBeNull();
  expect(quotations[0]?.parts).toEqual([
    { text: 'Parcels to Norway arrive in 3 to 5 working days.', used: true },
    { text: ' Customs are included. You pay nothing.', used: false },
  ]);
});

test('two sentences of one passage are two marks in one card', () => {
  const { quotations } = extract(
    'Here:\n\nParcels to Norway arrive in 3 to 5 working days. [1]\n\nYou pay nothing. [1]',
    [NORWAY],
  );
  expect(quotations).toHaveLength(1);
  expect(quotations[0]?.parts.filter((part) => part.used).map((part) => part.text)).toEqual([
    'Parcels to Norway arrive in 3 to 5 working days.',
    'You pay nothing.',
  ]);
});

test('a passage quoted as a whole keeps the lines and headings of the answer', () => {
  const sizes = citation(1, 'EU: 39, UK: 6 EU: 43, UK: 9 Between two sizes, take the larger.');
  const express = citation(2, 'Norway: 2 business days');
  const { intro, quotations } = extract(
    'This is what our help centre says:\n\n**Boots**\n- EU: 39, UK: 6\n- EU: 43, UK: 9\n\nBetween two sizes, take the larger. [1]\n\n**Express**\n- Norway: 2 business days [2]',
    [sizes, express],
  );
  expect(intro).toBe('This is what our help centre says:');
  expect(quotations.map((one) => one.whole)).toEqual([
    '**Boots**\n- EU: 39, UK: 6\n- EU: 43, UK: 9\n\nBetween two sizes, take the larger.',
    '**Express**\n- Norway: 2 business days',
  ]);
});

test('a source that is not in the answer is shown as it is', () => {
  const { quotations } = extract('Nothing fits.', [NORWAY]);
  expect(quotations[0]?.parts).toEqual([{ text: NORWAY.quote, used: false }]);
});

test('quotation marks, emphasis and white space do not matter', () => {
  expect(markUsed('One  two\nthree. Four.', ['“**One** two three.”'])).toEqual([
    { text: 'One  two\nthree.', used: true },
    { text: ' Four.', used: false },
  ]);
});

test('a sentence that is not in the passage marks nothing', () =>
  expect(markUsed('One.', ['Two.'])).toEqual([{ text: 'One.', used: false }]));
