import type { EventUnion, FrameOf, ShownTurn } from '../protocol';

/** How many finished turns to remember, so that their late deltas are recognised. */
const REMEMBERED_TURNS = 8;

/** What to do with a frame that came from the server. */
export type Passed<F> =
  | { kind: 'show'; frame: F }
  /** Known already. */
  | { kind: 'drop' }
  /** Something before it is missing; ask for it. */
  | { kind: 'hole' };

/**
 * How far one conversation has arrived: every event up to `after`, and the streaming answer up to
 * `turn.offset`. Lets through only what continues exactly there.
 */
export class Position {
  after = 0;
  turn: ShownTurn | null = null;
  readonly #ended: string[] = [];

  reset(): void {
    this.after = 0;
    this.turn = null;
  }

  events(frame: FrameOf<'events'>): Passed<FrameOf<'events'>> {
    if (frame.to <= this.after) return { kind: 'drop' };
    if (frame.from > this.after + 1) return { kind: 'hole' };
    const items = frame.items.filter((event) => event.seq > this.after);
    const from = this.after + 1;
    this.after = frame.to;
    for (const event of items) this.#close(event);
    return { kind: 'show', frame: { ...frame, from, items } };
  }

  delta(frame: FrameOf<'delta'>): Passed<FrameOf<'delta'>> {
    if (this.#isOld(frame.turn, frame.attempt)) return { kind: 'drop' };
    const shown = this.#shown(frame.turn, frame.attempt);
    if (frame.offset > shown) return { kind: 'hole' };
    // Two sockets overlap during a change of server, and so do their deltas.
    const text = frame.text.slice(shown - frame.offset);
    if (text === '' && shown > 0) return { kind: 'drop' };
    this.turn = { turn: frame.turn, attempt: frame.attempt, offset: shown + text.length };
    return { kind: 'show', frame: { ...frame, offset: shown, text } };
  }

  snapshot(frame: FrameOf<'snapshot'>): Passed<FrameOf<'snapshot'>> {
    if (this.#isOld(frame.turn, frame.attempt)) return { kind: 'drop' };
    if (frame.text.length < this.#shown(frame.turn, frame.attempt)) return { kind: 'drop' };
    this.turn = { turn: frame.turn, attempt: frame.attempt, offset: frame.text.length };
    return { kind: 'show', frame };
  }

  #isOld(turn: string, attempt: number): boolean {
    if (this.#ended.includes(turn)) return true;
    return this.turn !== null && this.turn.turn === turn && attempt < this.turn.attempt;
  }

  #shown(turn: string, attempt: number): number {
    return this.turn !== null && this.turn.turn === turn && this.turn.attempt === attempt
      ? this.turn.offset
      : 0;
  }

  #close(event: EventUnion): void {
    let turn: string | null | undefined;
    if (event.type === 'message') turn = event.turn;
    // Who takes over ends the answer that is being written, of which nothing more is said.
    else if (event.type === 'owner' && event.owner !== 'ai') turn = this.turn?.turn;
    if (!turn) return;
    this.#ended.push(turn);
    if (this.#ended.length > REMEMBERED_TURNS) this.#ended.shift();
    if (this.turn?.turn === turn) this.turn = null;
  }
}
