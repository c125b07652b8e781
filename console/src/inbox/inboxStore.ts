import type { InboxRow } from '@nightdesk/widget/protocol';
import { inbox, type Counts, type Inbox } from '../api/desk';
import { Store } from '../ui/store';
import { apply, count, reread, type Rows } from './rows';

export interface InboxState {
  readonly rows: Rows;
  readonly counts: Counts | null;
  /** Why the list could not be read; what is known stays shown. */
  readonly error: unknown;
}

/** The server lists no more than this. */
const MOST = 500;
/** Between two readings that live frames ask for. */
const REREAD_MS = 2_000;

/**
 * The inbox in memory: read once, then kept by live rows. It is read again after a reconnect and
 * whenever a row's version skipped, because then frames were lost.
 */
export class InboxStore extends Store<InboxState> {
  readonly #me: string;
  #listed: Inbox | null = null;
  #since: InboxRow[] | null = null;
  /** A reading is due already. */
  #again = false;
  #readAt = 0;

  constructor(me: string) {
    super({ rows: new Map(), counts: null, error: null });
    this.#me = me;
  }

  /** Live rows, several at a time. */
  arrived = (rows: InboxRow[]): void => {
    this.#since?.push(...rows);
    const applied = apply(this.get().rows, rows);
    this.#show(applied.rows);
    if (applied.gap) this.#readSoon();
  };

  /** A row that came as the answer to something done here. */
  put(row: InboxRow): void {
    this.#since?.push(row);
    this.#show(apply(this.get().rows, [row]).rows);
  }

  read = async (): Promise<void> => {
    if (this.#since !== null) return this.#readSoon();
    this.#since = [];
    this.#readAt = Date.now();
    try {
      this.#listed = await inbox('all');
      this.set({ ...this.get(), error: null });
      this.#show(reread(this.#listed.rows, this.#since));
    } catch (error) {
      this.set({ ...this.get(), error });
    } finally {
      this.#since = null;
    }
  };

  #readSoon(): void {
    if (this.#again) return;
    this.#again = true;
    const wait = Math.max(0, this.#readAt + REREAD_MS - Date.now());
    setTimeout(() => {
      this.#again = false;
      void this.read();
    }, wait);
  }

  #show(rows: Rows): void {
    const counts = this.#listed === null ? null : count(rows, this.#me, this.#listed, MOST);
    this.set({ ...this.get(), rows, counts });
  }
}
