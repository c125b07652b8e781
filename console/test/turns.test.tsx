import { emptyTimeline } from '@nightdesk/widget/timeline';
import { act } from 'react';
import { expect, test, vi } from 'vitest';
import { useConversation } from '../src/conversation/useConversation';
import { InboxStore } from '../src/inbox/inboxStore';
import { Store } from '../src/ui/store';
import { atDesk } from './desk';
import { MARIA, waiting } from './fixtures';
import { emptyPage } from './page';

const { ask, render } = emptyPage();

const timeline = new Store({ ...emptyTimeline('c1'), loaded: true });
const inbox = new InboxStore(MARIA);
const live = { timeline: () => timeline, read: () => {} };

function Page() {
  const { conversation } = useConversation('c1');
  const retry = conversation?.retryTurns ?? null;
  return (
    retry !== null && (
      <button type="button" onClick={retry}>
        Again
      </button>
    )
  );
}

test('how answers came about is read again where that failed', async () => {
  let fails = true;
  ask.mockImplementation((path) => {
    if (!String(path).endsWith('/turns')) {
      return Promise.resolve(Response.json({ row: waiting('c1', 3) }));
    }
    const body = fails ? { code: 'INTERNAL' } : { turns: [], handoff: null };
    return Promise.resolve(Response.json(body, { status: fails ? 500 : 200 }));
  });
  render(await atDesk(<Page />, { inbox, live }));
  const button = () => document.querySelector('button');
  await act(() => vi.waitFor(() => expect(button()).not.toBeNull()));

  fails = false;
  act(() => button()?.click());
  await act(() => vi.waitFor(() => expect(button()).toBeNull()));
});
