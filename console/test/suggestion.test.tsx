import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { emptyTimeline } from '@nightdesk/widget/timeline';
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Suggestion } from '../src/api/suggestions';
import { DeskContext, type Desk } from '../src/app/desk';
import { Composer } from '../src/conversation/Composer';
import { draftOf, keepDraft } from '../src/conversation/drafts';
import type { Conversation } from '../src/conversation/useConversation';
import { listenToKeys } from '../src/ui/commands';
import { JONAS, MARIA, RETURNS, waiting, withAgent } from './fixtures';
import { emptyPage, press } from './page';

const { ask, render } = emptyPage();

const SUGGESTION: Suggestion = {
  turn: 't1',
  text: '<img src=x> You have **30 days** [1].',
  reply: '<img src=x> You have **30 days**.',
  citations: [RETURNS],
  confidence: {
    right: 0.38,
    needed: 0.7,
    score: null,
    lead: null,
    sentence: null,
    coverage: null,
  },
};

/** A desk whose replies are in the log at once. */
const live = {
  reply: vi.fn<(conversation: string, text: string) => string>(() => 'm1'),
  typing: () => {},
  whenSent: (_conversation: string, _message: string, then: () => void) => then(),
};
const desk = { me: { id: MARIA, name: MARIA }, live } as unknown as Desk;

// What is stored stays known to this page also when the browser forgets it.
beforeEach(() => {
  keepDraft('c1', 'reply', '');
  keepDraft('c1', 'used', '');
});

async function open(row = withAgent('c1', MARIA), suggestion: Suggestion | null = SUGGESTION) {
  ask.mockImplementation((_path, init) =>
    Promise.resolve(
      init?.method === 'GET' ? Response.json({ suggestion }) : new Response(null, { status: 204 }),
    ),
  );
  const conversation = {
    row,
    timeline: { ...emptyTimeline('c1'), loaded: true },
  } as unknown as Conversation;
  const actions = {
    offered: [],
    busy: [],
    from: null,
    run: () => Promise.resolve(true),
    confirm: () => {},
  };
  const router = createRouter({
    routeTree: createRootRoute({
      component: () => (
        <DeskContext value={desk}>
          <Composer conversation={conversation} actions={actions} />
        </DeskContext>
      ),
    }),
    history: createMemoryHistory(),
  });
  await act(() => router.load());
  render(<RouterProvider router={router as never} />);
  await act(() => vi.waitFor(() => expect(document.querySelector('.dock')).not.toBeNull()));
}

const card = () => document.querySelector('.suggestion');
const field = () => document.querySelector('textarea');
const shows = () => act(() => vi.waitFor(() => expect(card()).not.toBeNull()));
const asked = (end: string) =>
  ask.mock.calls.find(([path]) => String(path).endsWith(`/suggestion/${end}`));

function write(text: string) {
  const area = field();
  if (area === null) throw new Error('no field');
  const { set } = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value') ?? {};
  act(() => {
    set?.call(area, text);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function withKeys(test: () => Promise<void>) {
  const keys = new AbortController();
  listenToKeys(keys.signal);
  await test();
  keys.abort();
}

test('what was held back is plain text, with its sources and how sure the assistant was', async () => {
  await open();
  await shows();

  expect(card()?.querySelector('p')?.textContent).toBe(SUGGESTION.text);
  expect(card()?.querySelector('img')).toBeNull();
  expect(card()?.textContent).toContain('38% sure, 70% needed');
  expect(card()?.textContent).toContain('Return an item');
  expect(card()?.textContent).toContain('Nobody has checked it');
});

test('before the claim it can be read but not used', async () => {
  await open(waiting('c1', 3));
  await shows();
  expect(card()?.querySelector('button')).toBeNull();
});

test('in the conversation of another agent nothing is suggested or asked for', async () => {
  await open(withAgent('c1', JONAS));
  expect(card()).toBeNull();
  expect(ask).not.toHaveBeenCalled();
});

test('a key makes it a draft, and what is sent is named to the server', () =>
  withKeys(async () => {
    await open();
    await shows();
    await press('u');

    expect(card()).toBeNull();
    expect(field()?.value).toBe(SUGGESTION.reply);
    write(`Hello Sam. ${SUGGESTION.reply}`);
    await press('Enter', field() ?? document, true);

    expect(live.reply).toHaveBeenLastCalledWith('c1', `Hello Sam. ${SUGGESTION.reply}`);
    await vi.waitFor(() => expect(asked('sent')).toBeDefined());
    expect(JSON.parse(String(asked('sent')?.[1]?.body))).toEqual({ turn: 't1', message: 'm1' });
    expect(draftOf('c1', 'used')).toBe('');
  }));

test('what was written already stays', () =>
  withKeys(async () => {
    keepDraft('c1', 'reply', 'Hello Sam.');
    await open();
    await shows();
    await press('u');
    expect(field()?.value).toBe(`Hello Sam.\n\n${SUGGESTION.reply}`);
  }));

test('emptied it was not used: it is there again, and a reply says nothing of it', () =>
  withKeys(async () => {
    await open();
    await shows();
    await press('u');
    write('');
    await shows();
    write('No, we do not.');
    await press('Enter', field() ?? document, true);
    expect(live.reply).toHaveBeenLastCalledWith('c1', 'No, we do not.');
    expect(asked('sent')).toBeUndefined();
  }));

test('dismissed it is gone, and the server knows', async () => {
  await open();
  await shows();
  const [, dismiss] = card()?.querySelectorAll('button') ?? [];
  act(() => dismiss?.click());

  expect(card()).toBeNull();
  await vi.waitFor(() => expect(asked('dismissed')).toBeDefined());
  expect(JSON.parse(String(asked('dismissed')?.[1]?.body))).toEqual({ turn: 't1' });
});

test('used, it is remembered over a reload', () =>
  withKeys(async () => {
    keepDraft('c1', 'reply', SUGGESTION.reply);
    keepDraft('c1', 'used', 't1');
    await open();
    await act(() => vi.waitFor(() => expect(ask).toHaveBeenCalled()));
    expect(card()).toBeNull();
    await press('Enter', field() ?? document, true);
    await vi.waitFor(() => expect(asked('sent')).toBeDefined());
  }));
