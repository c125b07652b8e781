import { inOrder, type Entry } from './entry';

/** Where entries outlive the page. */
export interface EntryStore {
  /** Tells what is kept, in the order of writing, and again should more be found later. */
  all(tell: (kept: Entry[]) => void): Promise<void>;
  put(entry: Entry): Promise<void>;
  remove(clientMessageId: string): Promise<void>;
}

/** IndexedDB may fail or never answer; a message waits for it no longer than this. */
const PATIENCE_MS = 1_000;

/**
 * IndexedDB, and Web Storage for what is not there yet. Pages ask both: what one page could not
 * put into IndexedDB, the next one finds all the same.
 */
export function openStore(name: string): EntryStore {
  const disk = indexedDbStore(name);
  const spare = webStorage(name);
  /** What Web Storage has of an entry is never the older. */
  const merged = (found: Entry[]) =>
    inOrder(
      new Map([...found, ...spare.all()].map((entry) => [entry.clientMessageId, entry])).values(),
    );
  return {
    async all(tell) {
      const read = disk.all().then((found) => tell(merged(found)));
      if (!(await inTime(read.then(() => true, ignore)))) tell(merged([]));
    },
    async put(entry) {
      const id = entry.clientMessageId;
      spare.set(id, entry);
      await inTime(disk.put(entry).then(() => spare.set(id), ignore));
    },
    remove(id) {
      spare.set(id);
      return disk.remove(id).catch(ignore);
    },
  };
}

function inTime<T>(asked: Promise<T>): Promise<T | undefined> {
  return Promise.race([asked, new Promise<undefined>((late) => setTimeout(late, PATIENCE_MS))]);
}

function ignore(): void {}

const TABLE = 'entry';

function indexedDbStore(name: string) {
  let opened: Promise<IDBDatabase> | null = null;
  const open = () =>
    (opened ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onupgradeneeded = () =>
        request.result.createObjectStore(TABLE, { keyPath: 'clientMessageId' });
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    }));
  const run = async <T>(
    mode: IDBTransactionMode,
    ask: (table: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> => {
    const transaction = (await open()).transaction(TABLE, mode, { durability: 'strict' });
    const request = ask(transaction.objectStore(TABLE));
    return new Promise<T>((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = reject;
    });
  };
  return {
    all: () => run<Entry[]>('readonly', (table) => table.getAll()),
    put: (entry: Entry) => run('readwrite', (table) => table.put(entry)),
    remove: (id: string) => run('readwrite', (table) => table.delete(id)),
  };
}

/** Where it is refused nothing happens: then the outbox has its entries as long as the page lives. */
function webStorage(name: string) {
  const all = (): Entry[] => {
    try {
      return JSON.parse(localStorage.getItem(name) ?? '[]') as Entry[];
    } catch {
      return [];
    }
  };
  return {
    all,
    /** Puts what is given instead of what is there of this id. */
    set(id: string, ...entries: Entry[]): void {
      const others = all().filter((entry) => entry.clientMessageId !== id);
      try {
        localStorage.setItem(name, JSON.stringify([...others, ...entries]));
      } catch {
        // See above.
      }
    },
  };
}
