import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InboxStore } from '../src/inbox/inboxStore';
import { MARIA, waiting } from './fixtures';

let listed: ReturnType<typeof waiting>[] = [];
const reads = vi.fn<() => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers();
  listed = [waiting('a', 5, { version: 3 })];
  reads.mockReset();
  reads.mockImplementation(async () => Response.json({ rows: listed, counts: {} }));
  vi.stubGlobal('fetch', reads);
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function aReadInbox(): Promise<InboxStore> {
  const inbox = new InboxStore(MARIA);
  await inbox.read();
  return inbox;
}

test('a gap is healed by reading the list again', async () => {
  const inbox = await aReadInbox();
  listed = [waiting('a', 5, { version: 7 }), waiting('missed', 2)];

  inbox.arrived([waiting('a', 5, { version: 7 })]);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(reads).toHaveBeenCalledTimes(2);
  await vi.waitFor(() => expect(inbox.get().rows.has('missed')).toBe(true));
});

test('many gaps at once read the list once', async () => {
  const inbox = await aReadInbox();

  for (let version = 10; version < 30; version += 2) {
    inbox.arrived([waiting('a', 5, { version })]);
  }
  await vi.advanceTimersByTimeAsync(2_000);

  expect(reads).toHaveBeenCalledTimes(2);
});

test('without a gap nothing is read', async () => {
  const inbox = await aReadInbox();

  inbox.arrived([waiting('a', 5, { version: 4 })]);
  await vi.advanceTimersByTimeAsync(10_000);

  expect(reads).toHaveBeenCalledTimes(1);
  expect(inbox.get().counts?.queue).toBe(1);
});

test('a failed reading leaves what is known on screen', async () => {
  const inbox = await aReadInbox();
  reads.mockRejectedValueOnce(new TypeError('network'));

  await inbox.read();

  expect(inbox.get().rows.has('a')).toBe(true);
  expect(inbox.get().error).not.toBeNull();
});
