import type { ClientFrameOf, ClientFrameUnion, Resume, ServerFrameUnion } from '../protocol';
import type { Line } from './line';

/** The `readyState` of a WebSocket. */
const CONNECTING = 0;
const OPEN = 1;
const CLOSED = 3;

/** Frames in one POST; the server takes 256 KiB. */
const MOST = 16;
/** What only tells how far this device is may wait for company. */
const MINOR = new Set<string>(['got', 'read', 'typing']);
const MINOR_MS = 1_000;
/** A WebSocket's code for an end without one. */
const CUT = 1006;

/**
 * A WebSocket over POSTs, for networks that let none through: one answer stays open and brings the
 * server's frames, and what this side says goes in POSTs of its own, one after the other. The
 * server forgets a POST when it is answered, so each begins with a hello.
 */
export class PostLine implements Line {
  onopen: Line['onopen'] = null;
  onmessage: Line['onmessage'] = null;
  onclose: Line['onclose'] = null;
  readyState = CONNECTING;
  readonly #url: string;
  #hello: ClientFrameOf<'hello'> | null = null;
  readonly #places = new Map<string, Resume>();
  /** The answer that is being read. */
  #stream = new AbortController();
  #welcomed = false;
  readonly #waiting: string[] = [];
  #posting = false;
  #minor: ReturnType<typeof setTimeout> | undefined;

  /** Takes what a WebSocket takes; of versions the server speaks this one only. */
  constructor(url: string, _protocol: string) {
    this.#url = new URL('/api/v1/frames', url.replace(/^ws/, 'http')).href;
    setTimeout(() => {
      if (this.readyState !== CONNECTING) return;
      this.readyState = OPEN;
      this.onopen?.();
    });
  }

  send(text: string): void {
    const frame = JSON.parse(text) as ClientFrameUnion;
    switch (frame.type) {
      case 'hello':
        this.#hello = { ...frame, resume: null };
        for (const place of frame.resume ?? []) this.#places.set(place.conversation, place);
        void this.#listen();
        break;
      case 'sync':
        this.#place(frame.conversation, frame.after);
        void this.#listen();
        break;
      case 'ping':
        // That a POST is answered would say nothing about the stream.
        void this.#listen();
        break;
      case 'pong':
        break;
      case 'bye':
        // What waits for company would be lost with the line.
        void this.#post();
        break;
      default:
        this.#waiting.push(text);
        clearTimeout(this.#minor);
        if (MINOR.has(frame.type)) this.#minor = setTimeout(() => void this.#post(), MINOR_MS);
        else void this.#post();
    }
  }

  close(): void {
    this.#end(1000, '');
  }

  #place(conversation: string, after: number): void {
    const epoch = this.#places.get(conversation)?.epoch ?? null;
    this.#places.set(conversation, { conversation, epoch, after, turn: null });
  }

  /** Opens the stream, anew where there is one: it begins where the other has got to. */
  async #listen(): Promise<void> {
    this.#stream.abort();
    const stream = new AbortController();
    this.#stream = stream;
    try {
      const hello = { ...this.#hello, resume: [...this.#places.values()] };
      const close = await this.#say([JSON.stringify(hello)], stream.signal, (frame, text) =>
        this.#hear(frame, text),
      );
      if (this.#stream === stream) this.#end(close.code, close.reason);
    } catch {
      if (this.#stream === stream) this.#end(CUT, '');
    }
  }

  #hear(frame: ServerFrameUnion, text: string): void {
    if (frame.type === 'events') this.#place(frame.conversation, frame.to);
    if (frame.type !== 'welcome') {
      this.onmessage?.({ data: text });
    } else if (!this.#welcomed) {
      this.#welcomed = true;
      for (const place of this.#places.values()) place.epoch = frame.epoch;
      this.onmessage?.({ data: text });
    } else if (frame.resumed.every((one) => one.ok)) {
      // Nobody but this line knows of a second hello. It was a sign of life.
      this.onmessage?.({ data: '{"type":"pong","n":0}' });
    } else {
      this.#end(CUT, '');
    }
  }

  async #post(): Promise<void> {
    if (this.#posting) return;
    this.#posting = true;
    try {
      while (this.#waiting.length > 0 && this.readyState === OPEN) {
        const frames = [
          JSON.stringify(this.#hello),
          ...this.#waiting.splice(0, MOST),
          '{"type":"bye"}',
        ];
        const close = await this.#say(frames, AbortSignal.timeout(10_000), (frame, text) => {
          if (frame.type !== 'welcome') this.onmessage?.({ data: text });
        });
        if (close.code !== 1000) this.#end(close.code, close.reason);
      }
    } catch {
      this.#end(CUT, '');
    }
    this.#posting = false;
  }

  /** Says frames and hears the answer to its end; how it ended is the result. */
  async #say(
    frames: string[],
    signal: AbortSignal,
    hear: (frame: ServerFrameUnion, text: string) => void,
  ): Promise<Closed> {
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      credentials: 'omit',
      body: frames.join('\n'),
      signal,
    });
    if (!response.ok || response.body === null) throw new Error(response.statusText);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) throw new Error('cut off');
      const messages = (rest + value).split('\n\n');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        const text = message.slice(message.indexOf('data: ') + 6);
        if (message.startsWith('event: close')) return JSON.parse(text) as Closed;
        if (!signal.aborted) hear(JSON.parse(text) as ServerFrameUnion, text);
      }
    }
  }

  #end(code: number, reason: string): void {
    if (this.readyState === CLOSED) return;
    this.readyState = CLOSED;
    clearTimeout(this.#minor);
    this.#stream.abort();
    this.onclose?.({ code, reason });
  }
}

interface Closed {
  code: number;
  reason: string;
}
