/** The part of Web Storage in use. */
export interface KeyValue {
  get(key: string): string | null;
  set(key: string, value: string | null): void;
}

/**
 * Web Storage that never throws. Browsers refuse it to third-party frames and in private windows;
 * then values live as long as the page.
 */
export function safeStorage(storage: () => Storage, prefix = 'nightdesk.'): KeyValue {
  const memory = new Map<string, string>();
  return {
    get(key) {
      try {
        return storage().getItem(prefix + key) ?? memory.get(key) ?? null;
      } catch {
        return memory.get(key) ?? null;
      }
    },
    set(key, value) {
      if (value === null) memory.delete(key);
      else memory.set(key, value);
      try {
        if (value === null) storage().removeItem(prefix + key);
        else storage().setItem(prefix + key, value);
      } catch {
        // Kept in memory above.
      }
    },
  };
}
