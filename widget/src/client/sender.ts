import type { ClientFrameOf, FrameOf } from '../protocol';
import type { Entry } from './entry';

/**
 * The sends of one conversation: in order, a window of them under way, numbered when they leave.
 * The server accepts a number only after the one before it, so a refused message cannot be
 * overtaken by the next.
 */
export class Sender {
  /** The last number the server accepted from this device. */
  #accepted = 0;
  readonly #underWay = new Map<string, number>();
  /** A refusal makes the numbers behind it wrong; wait for all answers before going on. */
  #settling = false;
  /** In the time of `performance.now()`, which no change of the clock moves. */
  #notBefore = 0;

  get busy(): boolean {
    return this.#underWay.size > 0;
  }

  /** A new socket: what was under way may or may not have arrived. */
  restart(lastNumber: number | null): void {
    this.#underWay.clear();
    this.#settling = false;
    if (lastNumber !== null) this.#accepted = lastNumber;
  }

  /** Milliseconds left of the pause that the server asked for. */
  pause(now: number): number {
    return Math.max(0, this.#notBefore - now);
  }

  /** The frames to send now, of `waiting` entries in their order. */
  take(waiting: Entry[], window: number, now: number): ClientFrameOf<'send'>[] {
    if (this.#settling || this.pause(now) > 0) return [];
    const frames: ClientFrameOf<'send'>[] = [];
    for (const entry of waiting) {
      if (this.#underWay.size >= window) break;
      if (this.#underWay.has(entry.clientMessageId)) continue;
      const number = this.#accepted + this.#underWay.size + 1;
      this.#underWay.set(entry.clientMessageId, number);
      frames.push({
        type: 'send',
        conversation: entry.conversation,
        clientMessageId: entry.clientMessageId,
        number,
        body: entry.body,
        replyTo: entry.replyTo,
        internal: entry.internal,
      });
    }
    return frames;
  }

  acked(clientMessageId: string): void {
    const number = this.#underWay.get(clientMessageId);
    if (number === undefined) return;
    this.#underWay.delete(clientMessageId);
    // Numbers count from the last accepted one plus those under way, so both move together.
    this.#accepted = Math.max(this.#accepted, number);
    this.#settle();
  }

  /** Returns whether it is to be sent again. */
  nacked(frame: FrameOf<'nack'>, now: number): boolean {
    this.#underWay.delete(frame.clientMessageId ?? '');
    this.#settling = true;
    if (typeof frame.expected === 'number') this.#accepted = frame.expected - 1;
    const order = frame.code === 'ORDER';
    this.#notBefore = Math.max(this.#notBefore, now + (order ? 0 : (frame.afterMs ?? 0)));
    this.#settle();
    return order || frame.retry;
  }

  #settle(): void {
    if (this.#underWay.size === 0) this.#settling = false;
  }
}
