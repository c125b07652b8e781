import { Problem } from '../api/http';
import { Store } from './store';

export type SaveStatus = 'saved' | 'dirty' | 'saving' | 'conflict' | 'failed';

export interface Autosaved<T> {
  readonly value: T;
  /** What the server has. */
  readonly saved: T;
  /** What the next save rests on; null when there is nothing on the server yet. */
  readonly revision: number | null;
  readonly status: SaveStatus;
  readonly error: unknown;
  readonly savedAt: number | null;
}

interface Options<T> {
  value: T;
  revision: number | null;
  /** Writes what may be lost with the page; null when everything is saved. */
  backup(unsaved: { value: T; revision: number | null } | null): void;
  /** Saves and returns the new revision; a 409 problem is a conflict. */
  save(value: T, revision: number | null): Promise<number>;
  same(a: T, b: T): boolean;
}

const DELAY_MS = 1_200;
const RETRY_MS = 5_000;

/**
 * Saves a value a moment after its last change, one save at a time. After a conflict it waits for
 * [rebase] or [replace]; what was typed is never thrown away.
 */
export class Autosave<T> extends Store<Autosaved<T>> {
  readonly #options: Options<T>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saving: Promise<void> | null = null;

  constructor(options: Options<T>) {
    const { value, revision } = options;
    super({ value, saved: value, revision, status: 'saved', error: null, savedAt: null });
    this.#options = options;
  }

  edit(value: T): void {
    const { saved, revision, status } = this.get();
    const clean = status !== 'conflict' && this.#options.same(value, saved);
    this.#options.backup(clean ? null : { value, revision });
    const next = status === 'conflict' || status === 'saving' ? status : clean ? 'saved' : 'dirty';
    this.set({ ...this.get(), value, status: next });
    if (next === 'dirty') this.#later(DELAY_MS);
  }

  /** Saves now. True when the server has what is on screen. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#saving !== null) await this.#saving;
    if (this.get().status === 'dirty' || this.get().status === 'failed') await this.#save();
    return this.get().status === 'saved';
  }

  /** Puts this text on top of what somebody else saved. */
  rebase(value: T, revision: number | null): Promise<boolean> {
    this.set({ ...this.get(), value, revision, status: 'dirty', error: null });
    this.#options.backup({ value, revision });
    return this.flush();
  }

  /** Takes what the server has; what was typed here is given up on purpose. */
  replace(value: T, revision: number | null): void {
    clearTimeout(this.#timer);
    this.#options.backup(null);
    this.set({ value, saved: value, revision, status: 'saved', error: null, savedAt: null });
  }

  /** What is here rests on what somebody else has changed, as another request has shown. */
  conflict(error: unknown): void {
    clearTimeout(this.#timer);
    const { value, revision } = this.get();
    this.#options.backup({ value, revision });
    this.set({ ...this.get(), status: 'conflict', error });
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #save(): Promise<void> {
    this.#saving = this.#attempt().finally(() => {
      this.#saving = null;
    });
    return this.#saving;
  }

  async #attempt(): Promise<void> {
    const { value, revision } = this.get();
    this.set({ ...this.get(), status: 'saving', error: null });
    try {
      this.#saved(value, await this.#options.save(value, revision));
    } catch (error) {
      const conflict = error instanceof Problem && error.status === 409;
      this.set({ ...this.get(), status: conflict ? 'conflict' : 'failed', error });
      if (!conflict && isPassing(error)) this.#later(RETRY_MS);
    }
  }

  #saved(saved: T, revision: number): void {
    const { value } = this.get();
    const clean = this.#options.same(value, saved);
    this.#options.backup(clean ? null : { value, revision });
    const status = clean ? 'saved' : 'dirty';
    this.set({ value, saved, revision, status, error: null, savedAt: Date.now() });
    if (!clean) this.#later(DELAY_MS);
  }
}

function isPassing(error: unknown): boolean {
  return error instanceof Problem && (error.status === 0 || error.status >= 500);
}
