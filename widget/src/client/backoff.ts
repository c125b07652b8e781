const FIRST_MS = 250;
const LADDER_MS = [500, 1000, 2000, 4000, 8000, 15_000, 30_000];

/**
 * How long to wait before the next attempt. The first comes almost at once, the others draw from
 * the whole range below each step, so that the clients of a dead server do not return together.
 */
export class Backoff {
  #attempt = 0;

  constructor(private readonly random: () => number = Math.random) {}

  /** Milliseconds to wait. There is no last attempt. */
  next(): number {
    const ceiling =
      this.#attempt === 0
        ? FIRST_MS
        : (LADDER_MS[Math.min(this.#attempt, LADDER_MS.length) - 1] ?? FIRST_MS);
    this.#attempt += 1;
    return this.random() * ceiling;
  }

  reset(): void {
    this.#attempt = 0;
  }
}
