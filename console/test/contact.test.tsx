import type { EventOf } from '@nightdesk/widget/protocol';
import { emptyTimeline, type Timeline } from '@nightdesk/widget/timeline';
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { useConversation } from '../src/conversation/useConversation';
import { Store } from '../src/ui/store';
import { atDesk } from './desk';
import { before, waiting } from './fixtures';
import { says } from './forms';
import { emptyPage } from './page';

const { ask, answer, render } = emptyPage();

const NOTE: EventOf<'note'> = {
  type: 'note',
  seq: 2,
  at: before(0),
  author: { kind: 'system', id: null, name: 'Nightdesk' },
  text: 'The customer would like the answer at hanna@example.org too.',
  clientMessageId: null,
};

function Contact() {
  const { conversation } = useConversation('c1');
  return <p>{conversation?.contact ?? 'no address'}</p>;
}

const EMPTY = { ...emptyTimeline('c1'), loaded: true };
const NOTED = { ...EMPTY, lastSeq: 2, items: [NOTE] };

/** What the server says of the conversation. */
const told = (version: number, contact: string | null) =>
  answer({ row: { ...waiting('c1', 5), version }, turns: [], handoff: null, contact });

/** Opens the conversation as it is known from live frames. */
async function open(known: Timeline): Promise<Store<Timeline>> {
  const timeline = new Store(known);
  const live = { timeline: () => timeline, read: vi.fn<() => void>() };
  const inbox = new Store({ rows: new Map(), counts: null, error: null });
  render(await atDesk(<Contact />, { live, inbox }));
  return timeline;
}

test('an address that is left while an agent looks on is shown', async () => {
  told(1, null);
  const timeline = await open(EMPTY);
  await says('no address');

  told(2, 'hanna@example.org');
  act(() => timeline.set(NOTED));
  await says('hanna@example.org');
});

test('what was left before the conversation was opened is read with it, once', async () => {
  told(2, 'hanna@example.org');
  await open(NOTED);
  await says('hanna@example.org');

  const reads = ask.mock.calls.filter(([path]) => String(path).endsWith('/conversations/c1'));
  expect(reads).toHaveLength(1);
});
