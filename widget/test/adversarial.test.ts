// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { MarkdownView } from '../src/markdown';

/**
 * Sizes at which a pattern that is tried in every way to divide the line would take hours, and nesting
 * that is deeper than a stack.
 */
const SPACES = ' '.repeat(20_000);
const DEEP = 50_000;

function drawn(text: string): Element {
  const container = document.createElement('div');
  new MarkdownView(container).update(text, true);
  return container;
}

test('a line that is nearly that under the head of a table stays text', () =>
  expect(drawn(`a\n${SPACES}:-${SPACES}x`).textContent).toContain('x'));

test('a heading is drawn whatever stands between its words', () => {
  const container = drawn(`#${SPACES}a${SPACES}\u2028${SPACES}#${SPACES}b`);

  expect(container.querySelector('h4')?.textContent).toMatch(/^a.*b$/su);
});

test.each([
  ['quotes', '>'],
  ['lists', '- '],
  ['numbered lists', '1. '],
])('%s are nested a few times and are text below that', (_, mark) => {
  const container = drawn(`${mark.repeat(DEEP)}the end`);

  expect(container.textContent).toContain('the end');
  expect(container.querySelectorAll('*').length).toBeLessThan(30);
});

test('a wide head above many short rows does not multiply', () => {
  const columns = 2_000;
  const rows = 2_000;

  const cells = drawn(`${'|'.repeat(columns)}\n|-|\n${'|x\n'.repeat(rows)}`).querySelectorAll('td');

  expect(cells.length).toBeLessThan(20 * rows);
});

test('marks within an address are part of it, however many', () => {
  const address = `https://a.example/${'.,;'.repeat(100_000)}x`;

  expect(drawn(`${address}.,;`).querySelector('a')?.textContent).toBe(address);
});
