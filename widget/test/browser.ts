import { WebSocket } from 'ws';
import type { Entry } from '../src/client';
import type { EntryStore } from '../src/client/outboxStore';

/** As a browser's: a connection that fails is told of by its close alone. */
export class QuietWebSocket extends WebSocket {
  constructor(url: string, protocol: string) {
    super(url, protocol);
    this.on('error', () => {});
  }
}

/** What a device keeps of messages. */
export class MemoryStore implements EntryStore {
  readonly entries = new Map<string, Entry>();
  async all(tell: (kept: Entry[]) => void) {
    tell([...this.entries.values()]);
  }
  async put(entry: Entry) {
    this.entries.set(entry.clientMessageId, entry);
  }
  async remove(id: string) {
    this.entries.delete(id);
  }
}
