import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Entry } from '../src/client';
import { Outbox } from '../src/client/outbox';
import { openStore, type EntryStore } from '../src/client/outboxStore';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('localStorage', webStorage());
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function webStorage() {
  const values = new Map<string, string>();
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

const entry = (id: string, more: Partial<Entry> = {}): Entry => ({
  clientMessageId: id,
  conversation: 'c',
  body: 'Hello',
  replyTo: null,
  internal: false,
  writtenAt: 1,
  device: 'd',
  refused: null,
  ...more,
});

async function kept(store: EntryStore): Promise<Entry[]> {
  let entries: Entry[] = [];
  await store.all((found) => (entries = found));
  return entries;
}

/** As Safari does when it has lost its connection to the database. */
function loseDatabase() {
  return vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new Error('Connection to Indexed Database server lost');
  });
}

/** What is asked of IndexedDB is never answered. */
const SILENCES = {
  opening: () => vi.stubGlobal('indexedDB', { open: () => ({}) }),
  writing: () =>
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockReturnValue({
      objectStore: () => ({ getAll: () => ({}), put: () => ({}), delete: () => ({}) }),
    } as never),
};

/** Far longer than anybody waits. */
async function passTime(): Promise<void> {
  await vi.advanceTimersByTimeAsync(60_000);
}

test('an entry is there for the next page and gone once removed', async () => {
  await openStore('outbox').put(entry('a'));
  const next = openStore('outbox');
  expect(await kept(next)).toEqual([entry('a')]);
  await next.remove('a');
  expect(await kept(openStore('outbox'))).toEqual([]);
});

test('what IndexedDB has is kept nowhere else', async () => {
  await openStore('outbox').put(entry('a'));
  expect(localStorage.getItem('outbox')).toBe('[]');
});

test('a browser without IndexedDB keeps entries for the next page', async () => {
  vi.stubGlobal('indexedDB', undefined);
  await openStore('outbox').put(entry('a'));
  expect(await kept(openStore('outbox'))).toEqual([entry('a')]);
});

test('a browser that refuses every storage keeps entries for this page', async () => {
  vi.stubGlobal('indexedDB', undefined);
  vi.stubGlobal('localStorage', undefined);
  const outbox = new Outbox('outbox', 'd', { put() {}, accepted() {}, deleted() {} });
  await outbox.open();
  await outbox.put(entry('a'));
  expect(outbox.waiting('c')).toEqual([entry('a')]);
  outbox.close();
});

test('what could not be put into IndexedDB is found beside what is there', async () => {
  const store = openStore('outbox');
  await store.put(entry('b'));
  const lost = loseDatabase();
  await store.put(entry('a'));
  await store.put(entry('c'));
  lost.mockRestore();

  const next = openStore('outbox');
  expect(await kept(next)).toEqual([entry('a'), entry('b'), entry('c')]);
  for (const id of ['a', 'b', 'c']) await next.remove(id);
  expect(await kept(openStore('outbox'))).toEqual([]);
});

test('of an entry in both storages the newer is found', async () => {
  const store = openStore('outbox');
  await store.put(entry('a'));
  const lost = loseDatabase();
  await store.put(entry('a', { refused: 'TOO_LONG' }));
  lost.mockRestore();

  const next = openStore('outbox');
  expect(await kept(next)).toMatchObject([{ refused: 'TOO_LONG' }]);
  await next.put(entry('a', { device: 'next' }));
  expect(await kept(openStore('outbox'))).toEqual([entry('a', { device: 'next' })]);
});

test.each(['opening', 'writing'] as const)(
  'an entry is kept, and nobody waits for ever, where %s is never answered',
  async (silence) => {
    const disk = indexedDB;
    await kept(openStore('outbox'));
    SILENCES[silence]();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const store = openStore('outbox');
    const done: string[] = [];
    void kept(store).then((found) => done.push(`read ${found.length}`));
    void store.put(entry('a')).then(() => done.push('put'));
    await passTime();
    expect(done).toEqual(['read 1', 'put']);

    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.stubGlobal('indexedDB', disk);
    expect(await kept(openStore('outbox'))).toEqual([entry('a')]);
  },
);

test('what IndexedDB answers late is told late', async () => {
  await openStore('outbox').put(entry('a'));
  const disk = indexedDB;
  let answer = () => {};
  const slow = new Promise<void>((resolve) => (answer = resolve));
  vi.stubGlobal('indexedDB', {
    open(name: string) {
      const asked: { result?: object; onsuccess?(): void } = {};
      void slow.then(() => {
        const request = disk.open(name, 1);
        request.onsuccess = () => {
          asked.result = request.result;
          asked.onsuccess?.();
        };
      });
      return asked;
    },
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const told: Entry[][] = [];
  const read = openStore('outbox').all((found) => told.push(found));
  await passTime();
  await read;
  expect(told).toEqual([[]]);

  vi.useRealTimers();
  answer();
  await vi.waitFor(() => expect(told).toEqual([[], [entry('a')]]));
});

test('a tab adopts what a dead one left in either storage, in the order of writing', async () => {
  const dead = openStore('outbox');
  await dead.put(entry('b'));
  const lost = loseDatabase();
  await dead.put(entry('a'));
  await dead.put(entry('c'));
  lost.mockRestore();

  const adopted: string[] = [];
  const outbox = new Outbox('outbox', 'alive', {
    put: ({ clientMessageId }, mine) => mine && adopted.push(clientMessageId),
    accepted() {},
    deleted() {},
  });
  await outbox.open();
  await vi.waitFor(() => expect(adopted).toEqual(['a', 'b', 'c']));
  expect(outbox.waiting('c').map((it) => it.clientMessageId)).toEqual(['a', 'b', 'c']);
  for (const id of adopted) outbox.accepted(id, 1, '');
  await vi.waitFor(async () => expect(await kept(openStore('outbox'))).toEqual([]));
  outbox.close();
});
