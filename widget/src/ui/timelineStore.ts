import { signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ChatFrame } from '../client';
import { emptyTimeline, reduce, type Timeline } from '../timeline';

/** Between two paintings of a streaming answer. */
const PAINT_MS = 50;

/** One conversation on screen. Follows every frame at once; pieces of text are painted in steps. */
export class TimelineStore {
  #state: Timeline;
  readonly #shown: Signal<Timeline>;
  #due = false;

  constructor(conversation: string) {
    this.#state = emptyTimeline(conversation);
    this.#shown = signal(this.#state);
  }

  get shown(): ReadonlySignal<Timeline> {
    return this.#shown;
  }

  apply(frame: ChatFrame): void {
    this.#state = reduce(this.#state, frame, Date.now());
    if (frame.type === 'delta') this.#paintSoon();
    else this.#shown.value = this.#state;
  }

  #paintSoon(): void {
    if (this.#due) return;
    this.#due = true;
    const paint = () => {
      this.#due = false;
      this.#shown.value = this.#state;
    };
    setTimeout(() => {
      // Hidden pages get no animation frames.
      if (document.visibilityState === 'visible') requestAnimationFrame(paint);
      else paint();
    }, PAINT_MS);
  }
}
