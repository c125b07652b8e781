import { afterEach, expect, test, vi } from 'vitest';
import type { Entry } from '../src/client';
import { Outbox } from '../src/client/outbox';
import { MemoryStore } from './browser';

const tabs: Outbox[] = [];

afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
  vi.unstubAllGlobals();
});

/** A tab, and the texts it was told of. */
async function tab(device: string, disk: MemoryStore) {
  const told: string[] = [];
  const outbox = new Outbox(
    'shared',
    device,
    { put: ({ body }) => told.push(body), accepted() {}, deleted() {} },
    disk,
  );
  tabs.push(outbox);
  await outbox.open();
  return { outbox, told };
}

const refused = (body: string, device: string): Entry => ({
  clientMessageId: body,
  conversation: 'c',
  body,
  replyTo: null,
  internal: false,
  writtenAt: 1,
  device,
  refused: 'TOO_LONG',
});

test('where there are no locks an entry stays with the tab that wrote it', async () => {
  vi.stubGlobal('navigator', {});
  const disk = new MemoryStore();
  const first = await tab('first', disk);
  const second = await tab('second', disk);

  await first.outbox.put(refused('One', 'first'));
  await vi.waitFor(() => expect(second.told).toContain('One'));
  // Whatever the second tab said of it is heard before this.
  await second.outbox.put(refused('Two', 'second'));
  await vi.waitFor(() => expect(first.told).toContain('Two'));

  expect(first.told).toEqual(['Two']);
  expect(second.told).toEqual(['One']);
});

test('where there are no locks a tab that opens takes over what it finds', async () => {
  vi.stubGlobal('navigator', {});
  const disk = new MemoryStore();
  await disk.put(refused('One', 'dead'));
  const { outbox } = await tab('alive', disk);
  await vi.waitFor(() => expect(outbox.get('One')?.device).toBe('alive'));
});
