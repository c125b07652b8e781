import { storage } from './preferences';

export interface Unsaved<T> {
  value: T;
  revision: number | null;
}

/** Where text that is not yet on the server outlives the page. */
export function backupOf<T>(name: string) {
  const key = `unsaved.${name}`;
  return {
    read(): Unsaved<T> | null {
      try {
        return JSON.parse(storage.get(key) ?? 'null') as Unsaved<T> | null;
      } catch {
        return null;
      }
    },
    write(unsaved: Unsaved<T> | null): void {
      storage.set(key, unsaved === null ? null : JSON.stringify(unsaved));
    },
  };
}
