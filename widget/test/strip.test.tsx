// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChatFrame, ConnectionState } from '../src/client';
import type { StoreState } from '../src/protocol';
import { Chat, type ChatParts } from '../src/ui/chat';
import { Surroundings } from '../src/ui/context';
import { Strip } from '../src/ui/Strip';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(async () => {
  await act(() => render(null, document.body));
  vi.useRealTimers();
});

/** The strip of a chat that is connected, and what happens to it. */
async function strip() {
  let hear: (frame: ChatFrame) => void = () => {};
  let enter: (state: ConnectionState) => void = () => {};
  const client = {
    onFrame: (listener: typeof hear) => (hear = listener),
    onState: (listener: typeof enter) => (enter = listener),
    start: () => Promise.resolve(),
  };
  const storage = { get: () => null, set: () => {} };
  const parts = { client, storage, host: { tell: () => {} }, tabs: null };
  const chat = new Chat(parts as unknown as ChatParts);
  await chat.start();
  enter({ kind: 'live', since: Date.now() });
  await act(() =>
    render(
      <Surroundings.Provider value={{ chat, logo: null }}>
        <Strip />
      </Surroundings.Provider>,
      document.body,
    ),
  );
  return {
    says: () => document.body.textContent,
    pass: (ms: number) =>
      act(() => {
        vi.setSystemTime(Date.now() + ms);
        chat.now.value = Date.now();
      }),
    store: (store: StoreState) => act(() => hear({ type: 'status', ai: 'ok', store })),
    welcome: () => act(() => hear({ type: 'welcome' } as ChatFrame)),
    lose: (online: boolean) =>
      act(() => {
        chat.online.value = online;
        enter({ kind: 'connecting', since: Date.now() });
      }),
    live: () => act(() => enter({ kind: 'live', since: Date.now() })),
  };
}

test('a store that is back within four seconds was away for nobody', async () => {
  const shown = await strip();
  await shown.store('read_only');
  expect(shown.says()).toBe('');
  await shown.pass(4_000);
  expect(shown.says()).toBe('');
  await shown.store('ok');
  await shown.pass(1_000);
  expect(shown.says()).toBe('');
});

test('a store that is away for longer is told of until it is back', async () => {
  const shown = await strip();
  await shown.store('read_only');
  await shown.pass(4_001);
  expect(shown.says()).toContain('We cannot store messages right now.');
  await shown.store('ok');
  expect(shown.says()).toBe('');
});

test('who is welcomed anew has a store', async () => {
  const shown = await strip();
  await shown.store('read_only');
  await shown.welcome();
  await shown.pass(5_000);
  expect(shown.says()).toBe('');
});

test('a loss of the network is not told for four seconds either', async () => {
  const shown = await strip();
  await shown.lose(false);
  await shown.pass(4_000);
  expect(shown.says()).toBe('');
  await shown.pass(1);
  expect(shown.says()).toContain('You are offline.');
});

test('who is online is not said to be offline, however long the server is away', async () => {
  const shown = await strip();
  await shown.lose(true);
  await shown.pass(15_001);
  expect(shown.says()).toContain('We cannot be reached right now.');
});

test('a lost connection is told of after four seconds, and that it is back', async () => {
  const shown = await strip();
  await shown.lose(true);
  await shown.pass(4_001);
  expect(shown.says()).toContain('Reconnecting');
  await shown.live();
  expect(shown.says()).toBe('Connected');
});
