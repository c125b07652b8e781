import { inOrder, type Entry } from './entry';
import { openStore, type EntryStore } from './outboxStore';

/** What tabs tell each other. */
type Word =
  | { kind: 'put'; entry: Entry }
  | { kind: 'accepted'; entry: Entry; seq: number; at: string }
  | { kind: 'deleted'; entry: Entry };

export interface OutboxEvents {
  /** An entry to show; `mine` when this tab has to send it. */
  put(entry: Entry, mine: boolean): void;
  /** Another tab's entry was accepted. */
  accepted(entry: Entry, seq: number, at: string): void;
  /** Another tab's entry was deleted. */
  deleted(entry: Entry): void;
}

/**
 * Messages that have not been accepted yet, kept on disk before they are first sent. Each tab sends
 * its own; when a tab dies another one adopts what it left. That is found out by a lock which a tab
 * holds while it lives, so no entry ever has two senders. Pages without TLS have no locks: there a
 * tab adopts whatever it finds when it opens.
 */
export class Outbox {
  readonly #entries = new Map<string, Entry>();
  readonly #watched = new Set<string>();
  readonly #store: EntryStore;
  readonly #channel: BroadcastChannel | null;
  readonly #closed = new AbortController();

  /** @param name one visitor's or agent's outbox on this device, shared by the tabs */
  constructor(
    private readonly name: string,
    private readonly device: string,
    private readonly events: OutboxEvents,
    store?: EntryStore,
  ) {
    this.#store = store ?? openStore(name);
    this.#channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(name);
  }

  /** Reads what is left from before. */
  async open(): Promise<void> {
    if (this.#channel !== null)
      this.#channel.onmessage = (e: MessageEvent<Word>) => this.#hear(e.data);
    this.#hold();
    await this.#store.all((left) => {
      for (const entry of left) this.events.put(entry, false);
      for (const device of new Set(left.map((entry) => entry.device))) this.#adopt(device);
    });
  }

  close(): void {
    this.#closed.abort();
    this.#channel?.close();
  }

  /** The entries this tab has to send, in the order they were written. */
  waiting(conversation: string): Entry[] {
    return inOrder(this.#entries.values()).filter(
      (entry) => entry.conversation === conversation && entry.refused === null,
    );
  }

  conversations(): string[] {
    return [...new Set([...this.#entries.values()].map((entry) => entry.conversation))];
  }

  get(clientMessageId: string): Entry | undefined {
    return this.#entries.get(clientMessageId);
  }

  /** Resolves when the entry is kept, or when that takes too long to wait for. */
  async put(entry: Entry): Promise<void> {
    this.#entries.set(entry.clientMessageId, entry);
    this.#tell({ kind: 'put', entry });
    await this.#store.put(entry);
  }

  accepted(clientMessageId: string, seq: number, at: string): void {
    const entry = this.#entries.get(clientMessageId);
    if (entry === undefined) return;
    this.#entries.delete(clientMessageId);
    this.#tell({ kind: 'accepted', entry, seq, at });
    void this.#store.remove(clientMessageId);
  }

  delete(clientMessageId: string): void {
    const entry = this.#entries.get(clientMessageId);
    if (entry === undefined) return;
    this.#entries.delete(clientMessageId);
    this.#tell({ kind: 'deleted', entry });
    void this.#store.remove(clientMessageId);
  }

  #tell(word: Word): void {
    this.#channel?.postMessage(word);
  }

  #hear(word: Word): void {
    switch (word.kind) {
      case 'put':
        this.events.put(word.entry, false);
        // Who speaks is alive. Without locks the entry would go to and fro.
        if (this.#canWatch()) this.#adopt(word.entry.device);
        break;
      case 'accepted':
        this.#entries.delete(word.entry.clientMessageId);
        this.events.accepted(word.entry, word.seq, word.at);
        break;
      case 'deleted':
        this.#entries.delete(word.entry.clientMessageId);
        this.events.deleted(word.entry);
        break;
      default:
        word satisfies never;
    }
  }

  #canWatch(): boolean {
    return typeof navigator !== 'undefined' && 'locks' in navigator;
  }

  #lockName(device: string): string {
    return `${this.name}/${device}`;
  }

  /** Held until the page goes away; the browser releases it even after a crash. */
  #hold(): void {
    if (!this.#canWatch()) return;
    const { signal } = this.#closed;
    void navigator.locks.request(
      this.#lockName(this.device),
      () => new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve())),
    );
  }

  /** Waits until `device` is gone, then takes its entries over. */
  #adopt(device: string): void {
    if (device === this.device || this.#watched.has(device)) return;
    this.#watched.add(device);
    if (!this.#canWatch()) {
      // Without locks nobody can tell a dead tab. Two tabs may then send the same entry, which the
      // server recognises by its id.
      void this.#takeOver(device);
      return;
    }
    navigator.locks
      .request(this.#lockName(device), { signal: this.#closed.signal }, () =>
        this.#takeOver(device),
      )
      .catch(() => {
        // This tab closed first.
      });
  }

  async #takeOver(device: string): Promise<void> {
    this.#watched.delete(device);
    await this.#store.all((kept) => {
      for (const left of kept) {
        if (left.device !== device) continue;
        const entry = { ...left, device: this.device };
        void this.put(entry);
        this.events.put(entry, true);
      }
    });
  }
}
