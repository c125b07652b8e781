import type { InboxRow } from '@nightdesk/widget/protocol';
import { storage } from '../ui/preferences';
import { Store } from '../ui/store';

/** How many conversations to remember having looked at. */
const MOST = 400;

function read(): ReadonlyMap<string, number> {
  try {
    return new Map(JSON.parse(storage.get('seen') ?? '[]') as [string, number][]);
  } catch {
    return new Map();
  }
}

/** Up to which version each conversation was on this screen. */
export const seen = new Store(read());

export function see({ conversation, version }: Pick<InboxRow, 'conversation' | 'version'>): void {
  const before = seen.get();
  if ((before.get(conversation) ?? 0) >= version) return;
  const next = new Map(before);
  next.delete(conversation);
  next.set(conversation, version);
  seen.set(new Map([...next].slice(-MOST)));
  storage.set('seen', JSON.stringify([...seen.get()]));
}

/** Only what a person has to answer can be unread. */
export function isUnread(row: InboxRow, versions: ReadonlyMap<string, number>): boolean {
  return (
    (row.owner === 'queue' || row.owner === 'agent') &&
    row.lastAuthor === 'visitor' &&
    (versions.get(row.conversation) ?? 0) < row.version
  );
}
