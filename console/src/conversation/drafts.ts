import { storage } from '../ui/preferences';

export type Mode = 'reply' | 'note';

/** What is kept of a conversation: texts, and the turn whose suggestion the reply began as. */
type Kept = Mode | 'used';

/** Unsent text is kept for this many conversations. */
const MOST = 50;

type Drafts = Record<string, Partial<Record<Kept, string>>>;

function read(): Drafts {
  try {
    return JSON.parse(storage.get('drafts') ?? '{}') as Drafts;
  } catch {
    return {};
  }
}

/** What was being written in a conversation, also before a reload. */
export function draftOf(conversation: string, kept: Kept): string {
  return read()[conversation]?.[kept] ?? '';
}

export function keepDraft(conversation: string, kept: Kept, text: string): void {
  const { [conversation]: before, ...others } = read();
  const drafts = { ...before, [kept]: text };
  const isEmpty = Object.values(drafts).every((one) => one === '');
  const all = isEmpty ? others : { ...others, [conversation]: drafts };
  storage.set('drafts', JSON.stringify(Object.fromEntries(Object.entries(all).slice(-MOST))));
}
