import type { InboxRow } from '@nightdesk/widget/protocol';
import { emptyTimeline, type Timeline } from '@nightdesk/widget/timeline';
import { createMemoryHistory } from '@tanstack/react-router';
import { act } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConversationHeader } from '../src/conversation/ConversationHeader';
import { RefusedElsewhere } from '../src/conversation/RefusedElsewhere';
import { TakeOverDialog } from '../src/conversation/TakeOverDialog';
import { useActions } from '../src/conversation/useActions';
import type { Conversation } from '../src/conversation/useConversation';
import { InboxStore } from '../src/inbox/inboxStore';
import { listenToKeys } from '../src/ui/commands';
import { atDesk } from './desk';
import { aRow, JONAS, MARIA, withAgent } from './fixtures';
import { said, says } from './forms';
import { emptyPage, press } from './page';

const { ask, render } = emptyPage();

let refuse: (conversation: string) => void = () => {};
const live = {
  onRefused(then: (conversation: string) => void) {
    refuse = then;
    return () => {};
  },
};
const inbox = new InboxStore(MARIA);
let keys = new AbortController();

beforeEach(() => {
  keys = new AbortController();
  listenToKeys(keys.signal);
});
afterEach(() => keys.abort());

function Pane({ conversation }: { conversation: Conversation }) {
  const actions = useActions(conversation);
  return (
    <>
      <ConversationHeader conversation={conversation} actions={actions} onContext={() => {}} />
      {actions.from !== null && <TakeOverDialog from={actions.from} actions={actions} />}
    </>
  );
}

async function open(row: InboxRow, pending: Timeline['pending'] = []) {
  ask.mockImplementation((path) =>
    Promise.resolve(
      Response.json(
        String(path).includes('/inbox')
          ? { rows: [], counts: {} }
          : { row: withAgent('c1', MARIA) },
      ),
    ),
  );
  const timeline = { ...emptyTimeline('c1'), loaded: true, pending };
  const conversation = { row, timeline, page: null } as unknown as Conversation;
  const history = createMemoryHistory({ initialEntries: ['/inbox/c1'] });
  const content = (
    <>
      <Pane conversation={conversation} />
      <RefusedElsewhere />
    </>
  );
  render(await atDesk(content, { inbox, live }, history));
  await says('Visitor c1');
  return () => history.location.pathname;
}

const leads = (path: () => string, to: string) =>
  act(() => vi.waitFor(() => expect(path()).toBe(to)));
const posts = () =>
  ask.mock.calls
    .filter(([, init]) => init?.method === 'POST')
    .map(([path, init]) => [String(path).split('/').at(-1), init?.body ?? null]);
const posted = (...wanted: unknown[]) =>
  act(() => vi.waitFor(() => expect(posts()).toEqual(wanted)));
const button = (text: string) =>
  [...document.querySelectorAll('button')].findLast((one) =>
    String(one.textContent).includes(text),
  );

const writing = (internal: boolean): Timeline['pending'] => [
  {
    entry: {
      clientMessageId: 'm1',
      conversation: 'c1',
      body: 'Hello',
      replyTo: null,
      internal,
      writtenAt: 0,
      device: 'd1',
      refused: null,
    },
    state: 'queued',
    at: 0,
    code: null,
  },
];

test('what was resolved by mistake is taken back by a key while the toast says so', async () => {
  const path = await open(withAgent('c1', MARIA));
  await press('e');
  await says('Visitor c1 is resolved.');
  await leads(path, '/inbox');

  await press('z');

  await posted(['resolve', null], ['reopen', null]);
  await leads(path, '/inbox/c1');
  expect(said()).not.toContain('is resolved');
});

test('what has ended is reopened', async () => {
  await open(aRow('c1', { owner: 'closed' }));
  act(() => button('Reopen')?.click());
  await posted(['reopen', null]);
});

test('what a colleague has is taken over from them, after one question', async () => {
  await open(withAgent('c1', JONAS));
  await press('a');
  await says('Take over from jonas?');
  expect(posts()).toEqual([]);

  act(() => button('Take over')?.click());

  await posted(['claim', JSON.stringify({ from: JONAS })]);
  await act(() => vi.waitFor(() => expect(said()).not.toContain('Take over from jonas?')));
});

test('nothing ends while a reply is on its way', async () => {
  await open(withAgent('c1', MARIA), writing(false));
  await press('e');
  await press('h');
  act(() => button('Resolve')?.click());
  expect(posts()).toEqual([]);
  expect(button('Resolve')?.ariaDisabled).toBe('true');
});

test('a note on its way keeps nothing open', async () => {
  await open(withAgent('c1', MARIA), writing(true));
  await press('h');
  await posted(['hand-back', null]);
});

test('what is refused in a conversation that is not on screen is told and can be looked at', async () => {
  const path = await open(withAgent('c1', MARIA));
  act(() => refuse('c1'));
  expect(said()).not.toContain('was not sent');

  act(() => refuse('c2'));
  await says('Something you wrote was not sent.');
  await press('z');
  await leads(path, '/inbox/c2');
});
