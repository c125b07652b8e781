import { storage } from '../ui/preferences';

export type Mode = 'reply' | 'note';

/** Unsent text is kept for this many conversations. */
const MOST = 50;

type Drafts = Record<string, Partial<Record<Mode, string>>>;

function read(): Drafts {
  try {
    return JSON.parse(storage.get('drafts') ?? '{}') as Drafts;
  } catch {
    return {};
  }
}

/** What was being written in a conversation, also before a reload. */
export function draftOf(conversation: string, mode: Mode): string {
  return read()[conversation]?.[mode] ?? '';
}

export function keepDraft(conversation: string, mode: Mode, text: string): void {
  const { [conversation]: before, ...others } = read();
  const kept = { ...before, [mode]: text };
  const isEmpty = Object.values(kept).every((one) => one === '');
  const all = isEmpty ? others : { ...others, [conversation]: kept };
  storage.set('drafts', JSON.stringify(Object.fromEntries(Object.entries(all).slice(-MOST))));
}
