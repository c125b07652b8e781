import type { Code } from '../protocol';

/** A message from the key press until the server has accepted or the customer deleted it. */
export interface Entry {
  /** A UUIDv7 made at the key press and kept for every retry; its order is the order of writing. */
  clientMessageId: string;
  conversation: string;
  body: string;
  replyTo: number | null;
  internal: boolean;
  writtenAt: number;
  /** The device, that is the tab, that sends it. */
  device: string;
  /** Why the server will not take it; null while it may still be sent. */
  refused: Code | null;
  /** When it may be taken, if the server said so; in this device's time. */
  retryAt?: number | null;
}

/** As they were written. */
export function inOrder(entries: Iterable<Entry>): Entry[] {
  return [...entries].sort((a, b) => (a.clientMessageId < b.clientMessageId ? -1 : 1));
}
