import { IDBFactory } from 'fake-indexeddb';
import { expect, test, vi } from 'vitest';
import type { Entry } from '../src/client';
import { openStore } from '../src/client/outboxStore';

const entry: Entry = {
  clientMessageId: 'a',
  conversation: 'c',
  body: 'Hello',
  replyTo: null,
  internal: false,
  writtenAt: 1,
  device: 'd',
  refused: null,
};

test('an entry is there for the next page and gone once removed', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  await openStore('outbox').put(entry);
  const next = openStore('outbox');
  expect(await next.all()).toEqual([entry]);
  await next.remove('a');
  expect(await openStore('outbox').all()).toEqual([]);
});

test('a browser that refuses every storage keeps entries for this page', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const store = openStore('outbox');
  await store.put(entry);
  expect(await store.all()).toEqual([entry]);
});
