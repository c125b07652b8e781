import { Store } from '../ui/store';

/** How long a row says that somebody else was faster. */
const SHOWN_MS = 3_000;

/** Who took a conversation that was wanted here as well. */
export const taken = new Store<ReadonlyMap<string, string>>(new Map());

export function sayTaken(conversation: string, by: string): void {
  taken.update((before) => new Map(before).set(conversation, by));
  setTimeout(() => {
    taken.update((before) => {
      const next = new Map(before);
      next.delete(conversation);
      return next;
    });
  }, SHOWN_MS);
}
