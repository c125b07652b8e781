import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import type { ReviewItem } from '../src/api/reviews';
import { Reviewing } from '../src/confidence/Reviewing';
import { listenToKeys } from '../src/ui/commands';
import { RETURNS } from './fixtures';
import { emptyPage, press } from './page';

const { ask, answer, render } = emptyPage();

const item = (turn: string): ReviewItem => ({
  turn,
  conversation: 'c1',
  at: '2026-11-25T12:00:00Z',
  before: [],
  question: [`Question ${turn}`],
  answer: 'You have **30 days** [1].',
  citations: [RETURNS],
  withheld: false,
  passages: [{ article: 'express', title: 'Express', score: 0.6 }],
  report: null,
});

async function open(...items: ReviewItem[]) {
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => <Reviewing listing={{ items, judged: 0 }} />,
    }),
    history: createMemoryHistory(),
  });
  await act(() => router.load());
  render(<RouterProvider router={router as never} />);
  await vi.waitFor(() => expect(document.body.textContent).toContain('Question a'));
}

const writes = () => ask.mock.calls.map(([path, init]) => `${init?.method} ${String(path)}`);

test('an answer that nobody was given says so', async () => {
  await open({ ...item('a'), drafted: true });
  expect(document.body.textContent).toContain('A model had written this.');
});

test('a key judges an answer and the next is there at once; another takes it back', async () => {
  ask.mockImplementation(() => Promise.resolve(new Response(null, { status: 204 })));
  const keys = new AbortController();
  listenToKeys(keys.signal);
  await open(item('a'), item('b'));

  await press('1');
  expect(document.body.textContent).toContain('Question b');
  await press('s');
  expect(document.body.textContent).toContain('Question b');
  await press('u');
  expect(document.body.textContent).toContain('Question a');
  await press('3');
  await press('2');
  expect(document.body.textContent).toContain('All judged');

  await vi.waitFor(() =>
    expect(writes()).toEqual([
      'PUT /api/v1/reviews/a',
      'DELETE /api/v1/reviews/a',
      'PUT /api/v1/reviews/a',
      'PUT /api/v1/reviews/b',
    ]),
  );
  keys.abort();
});

test('with the last answer the focus goes to what says that all are judged', async () => {
  ask.mockImplementation(() => Promise.resolve(new Response(null, { status: 204 })));
  await open(item('a'));
  const right = [...document.querySelectorAll('button')].find((one) =>
    one.textContent.startsWith('Right'),
  );
  await act(async () => {
    right?.focus();
    right?.click();
    await Promise.resolve();
  });
  expect(document.activeElement?.textContent).toContain('All judged for this week');
});

test('a key that is held down judges one answer', async () => {
  ask.mockImplementation(() => Promise.resolve(new Response(null, { status: 204 })));
  const keys = new AbortController();
  listenToKeys(keys.signal);
  await open(item('a'), item('b'), item('c'));

  await press('1');
  await act(async () => {
    const held = new KeyboardEvent('keydown', { key: '1', repeat: true, bubbles: true });
    document.body.dispatchEvent(held);
    await Promise.resolve();
  });
  expect(document.body.textContent).toContain('Question b');
  keys.abort();
});

test('a judgement that was not taken comes back', async () => {
  answer({ code: 'X', detail: 'No' }, 500);
  const keys = new AbortController();
  listenToKeys(keys.signal);
  await open(item('a'));

  await press('1');
  await vi.waitFor(async () => {
    await act(() => Promise.resolve());
    expect(document.body.textContent).toContain('Question a');
  });
  keys.abort();
});

test('answer, quoted passage and what else was found are on screen', async () => {
  await open({ ...item('a'), report: 'Old price' });

  const text = document.body.textContent;
  expect(text).toContain('30 days');
  expect(text).toContain('Within 30 days.');
  expect(text).toContain('Express');
  expect(text).toContain('Old price');
});

test('what an answer quotes is not said twice', async () => {
  const one = item('a');
  const [cited] = one.citations;
  if (cited === undefined) throw new Error('no citation');
  await open({
    ...one,
    answer: 'From our help centre:\n\n**Returns:** You have 30 days. [1]\n\n- Shoes: unworn. [2]',
    citations: [
      { ...cited, quote: 'You have 30 days. Shoes: unworn.' },
      { ...cited, number: 2, quote: 'Socks cannot be returned.' },
    ],
  });
  const quotes = [...document.querySelectorAll('blockquote')].map((quote) => quote.textContent);
  expect(quotes).toEqual(['Socks cannot be returned.']);
});
