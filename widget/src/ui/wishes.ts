import { signal } from '@preact/signals';
import type { KeyValue } from '../client';

/** Conversations where a person is wanted and the server has not said that it knows. */
export class Wishes {
  readonly #ids = signal<readonly string[]>([]);

  constructor(private readonly storage: KeyValue) {
    this.#ids.value = storage.get('wanted')?.split(' ') ?? [];
  }

  get all(): readonly string[] {
    return this.#ids.peek();
  }

  has(conversation: string): boolean {
    return this.#ids.value.includes(conversation);
  }

  /** Outlives the page, for there may be no connection before it goes. */
  set(conversation: string, wanted: boolean): void {
    if (this.all.includes(conversation) === wanted) return;
    const ids = this.all.filter((id) => id !== conversation);
    if (wanted) ids.push(conversation);
    this.#ids.value = ids;
    this.storage.set('wanted', ids.join(' ') || null);
  }
}
