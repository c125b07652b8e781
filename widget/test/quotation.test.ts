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
  expect(quotations[0]?.parts).toEqual([
    { text: 'Parcels to Norway arrive in 3 to 5 working days.', used: true },
    { text: ' Customs are included. You pay nothing.', used: false },
  ]);
});

test('two sentences of one passage are two marks in one card', () => {
  const { quotations } = extract(
    'Here: Parcels to Norway arrive in 3 to 5 working days.[1] You pay nothing.[1]',
    [NORWAY],
  );
  expect(quotations).toHaveLength(1);
  expect(quotations[0]?.parts.filter((part) => part.used).map((part) => part.text)).toContain(
    'You pay nothing.',
  );
});

test('quotation marks, emphasis and white space do not matter', () => {
  expect(markUsed('One  two\nthree. Four.', ['“**One** two three.”'])).toEqual([
    { text: 'One  two\nthree.', used: true },
    { text: ' Four.', used: false },
  ]);
});

test('a sentence that is not in the passage marks nothing', () =>
  expect(markUsed('One.', ['Two.'])).toEqual([{ text: 'One.', used: false }]));
