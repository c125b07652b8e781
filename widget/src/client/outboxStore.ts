import type { Entry } from './outbox';

/** Where entries outlive the page. */
export interface EntryStore {
  all(): Promise<Entry[]>;
  put(entry: Entry): Promise<void>;
  remove(clientMessageId: string): Promise<void>;
}

/** IndexedDB; where that is refused, Web Storage; where that is refused too, memory. */
export function openStore(name: string): EntryStore {
  const disk = indexedDbStore(name);
  const fallback = webStorageStore(name);
  let broken = false;
  const first = async <T>(use: (store: EntryStore) => Promise<T>): Promise<T> => {
    if (!broken) {
      try {
        return await use(disk);
      } catch {
        broken = true;
      }
    }
    return use(fallback);
  };
  return {
    all: () => first((store) => store.all()),
    put: (entry) => first((store) => store.put(entry)),
    remove: (id) => first((store) => store.remove(id)),
  };
}

const TABLE = 'entry';

export function indexedDbStore(name: string): EntryStore {
  let opened: Promise<IDBDatabase> | null = null;
  const open = () =>
    (opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () =>
        request.result.createObjectStore(TABLE, { keyPath: 'clientMessageId' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('IndexedDB did not open'));
      request.onblocked = () => reject(new Error('IndexedDB is blocked by another tab'));
    }));
  const run = async <T>(
    mode: IDBTransactionMode,
    ask: (table: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const transaction = (await open()).transaction(TABLE, mode, { durability: 'strict' });
    const request = ask(transaction.objectStore(TABLE));
    return new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB aborted'));
    });
  };
  return {
    all: () => run<Entry[]>('readonly', (table) => table.getAll()),
    put: async (entry) => {
      await run('readwrite', (table) => table.put(entry));
    },
    remove: async (id) => {
      await run('readwrite', (table) => table.delete(id));
    },
  };
}

function webStorageStore(name: string): EntryStore {
  let memory: Entry[] = [];
  const read = (): Entry[] => {
    try {
      return JSON.parse(localStorage.getItem(name) ?? '[]') as Entry[];
    } catch {
      return memory;
    }
  };
  const write = (entries: Entry[]) => {
    memory = entries;
    try {
      localStorage.setItem(name, JSON.stringify(entries));
    } catch {
      // Kept in memory above.
    }
  };
  const without = (id: string) => read().filter((entry) => entry.clientMessageId !== id);
  return {
    all: async () => read(),
    put: async (entry) => write([...without(entry.clientMessageId), entry]),
    remove: async (id) => write(without(id)),
  };
}
