import type { EventOf } from '@nightdesk/widget/protocol';
import { emptyTimeline } from '@nightdesk/widget/timeline';
import { act } from 'react';
import { test, vi } from 'vitest';
import { useConversation } from '../src/conversation/useConversation';
import { Store } from '../src/ui/store';
import { atDesk } from './desk';
import { before, waiting } from './fixtures';
import { says } from './forms';
import { emptyPage } from './page';

const { answer, render } = emptyPage();

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

test('an address that is left while an agent looks on is shown', async () => {
  const timeline = new Store({ ...emptyTimeline('c1'), loaded: true });
  const live = { timeline: () => timeline, read: vi.fn<() => void>() };
  const inbox = new Store({ rows: new Map(), counts: null, error: null });
  const detail = { row: waiting('c1', 5), turns: [], handoff: null, attributes: {} };
  answer({ ...detail, contact: null });
  render(await atDesk(<Contact />, { live, inbox }));
  await says('no address');

  answer({ ...detail, contact: 'hanna@example.org' });
  act(() => timeline.set({ ...timeline.get(), lastSeq: 2, items: [NOTE] }));
  await says('hanna@example.org');
});
