import { createContext, useContext } from 'react';
import { Live } from '../api/live';
import type { Me } from '../api/staff';
import { InboxStore } from '../inbox/inboxStore';

/** What lives as long as one person is signed in. */
export interface Desk {
  readonly me: Me;
  readonly live: Live;
  readonly inbox: InboxStore;
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
  open = { me, live, inbox };
  return open;
}

export function closeDesk(): void {
  open?.live.stop();
  open = null;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk is for pages behind the sign-in only');
  return desk;
}
