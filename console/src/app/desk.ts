import { createContext, useContext } from 'react';
import { Live } from '../api/live';
import type { Me } from '../api/staff';
import { InboxStore } from '../inbox/inboxStore';

/** A session ends 30 minutes after the last request, and a socket makes none. */
const STAY_SIGNED_IN_MS = 10 * 60_000;

/** What lives as long as one person is signed in. */
export interface Desk {
  readonly me: Me;
  readonly live: Live;
  readonly inbox: InboxStore;
  /** Reads the inbox now and then: an agent who waits for customers stays signed in. */
  readonly reading: ReturnType<typeof setInterval>;
}

let open: Desk | null = null;

/** The desk of `me`, with its connection running. */
export function openDesk(me: Me): Desk {
  if (open?.me.id === me.id) return open;
  closeDesk();
  const live = new Live(me.id);
  const inbox = new InboxStore(me.id);
  live.onInbox(inbox.arrived, () => void inbox.read());
  live.start();
  void inbox.read();
  const reading = setInterval(() => void inbox.read(), STAY_SIGNED_IN_MS);
  open = { me, live, inbox, reading };
  return open;
}

export function closeDesk(): void {
  clearInterval(open?.reading);
  open?.live.stop();
  open = null;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk is for pages behind the sign-in only');
  return desk;
}
