/** What a list shows while its order may or may not change. */
export interface Shown {
  readonly ids: readonly string[];
  /** How many entries wait above or between for the order to be applied. */
  readonly pending: number;
}

/**
 * The next list to show. A frozen one keeps every place: no entry moves, comes or goes under the
 * pointer, and newcomers are only counted.
 */
export function next(shown: readonly string[], wanted: readonly string[], frozen: boolean): Shown {
  if (!frozen || shown.length === 0) return { ids: wanted, pending: 0 };
  const known = new Set(shown);
  return { ids: shown, pending: wanted.filter((id) => !known.has(id)).length };
}
