// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import words from '../src/i18n/en.conversation.json';
import { emptyTimeline } from '../src/timeline';
import { Chat, type ChatParts } from '../src/ui/chat';
import { Surroundings } from '../src/ui/context';
import { Queue } from '../src/ui/Queue';
import { learn } from '../src/ui/strings';

learn(words);

afterEach(() => act(() => render(null, document.body)));

const site = { name: 'Aurora', assistantName: 'Ava' };
const storage = { get: () => null, set: () => {} };
const chat = new Chat({ storage, site } as unknown as ChatParts);

/** The queue, when so many agents are there. */
function waits(agentsOnline: number) {
  const timeline = { ...emptyTimeline('c'), queue: { position: 1, agentsOnline } };
  return act(() =>
    render(
      <Surroundings.Provider value={{ chat, logo: null }}>
        <Queue timeline={timeline} />
      </Surroundings.Provider>,
      document.body,
    ),
  );
}

const field = () => document.querySelector('input');

test('where somebody is there no address is asked for', async () => {
  await waits(1);
  expect(field()).toBeNull();
});

test('an address that is being written down stays when somebody comes', async () => {
  await waits(0);
  const before = field();
  if (before === null) throw new Error('no field');
  before.value = 'kim@example.com';
  before.dispatchEvent(new Event('input', { bubbles: true }));

  await waits(2);

  expect(document.body.textContent).toContain('Keep typing');
  expect(field()?.value).toBe('kim@example.com');
});
