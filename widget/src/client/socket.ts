import {
  verdict,
  type ClientFrameOf,
  type ClientFrameUnion,
  type FrameOf,
  type ServerFrameUnion,
  type Verdict,
} from '../protocol';
import type { Line } from './line';

/** How long the server may take to say welcome. */
const WELCOME_MS = 10_000;
/** On top of the server's heartbeat, before silence means death. */
const GRACE_MS = 10_000;
/** Silence that is asked about while something is due. */
const PROBE_MS = 3_000;
/** How long the answer may take: as long as the line took to open, some four trips, and at least. */
const ANSWER_MS = 2_000;

export interface SocketEvents {
  live(welcome: FrameOf<'welcome'>): void;
  frame(frame: ServerFrameUnion): void;
  /** Called once, whatever ended it. */
  end(verdict: Verdict): void;
  /** Whether an ack or an answer is due, so that silence is suspicious. */
  busy(): boolean;
}

/** One line to the server from its opening to its end: hello, heartbeat, death. */
export class Socket {
  #ended = false;
  #heartbeatMs = 0;
  #answerMs = ANSWER_MS;
  #pings = 0;
  #heardAt = Date.now();
  #askedAt: number | null = null;
  #timer: ReturnType<typeof setTimeout>;

  constructor(
    private readonly line: Line,
    private readonly hello: ClientFrameOf<'hello'>,
    private readonly events: SocketEvents,
  ) {
    line.onopen = () => this.send(this.hello);
    line.onmessage = (message) => this.#hear(message.data);
    line.onclose = (close) => this.#end(verdict(close.code, close.reason));
    this.#timer = setTimeout(() => this.#die(), WELCOME_MS);
  }

  send(frame: ClientFrameUnion): boolean {
    if (this.#ended || this.line.readyState !== WebSocket.OPEN) return false;
    this.line.send(JSON.stringify(frame));
    return true;
  }

  /** Asks for a sign of life now; without one in time the socket counts as dead. */
  probe(): void {
    if (this.#ended || this.#heartbeatMs === 0 || this.#askedAt !== null) return;
    this.#askedAt = Date.now();
    this.#pings += 1;
    this.send({ type: 'ping', n: this.#pings });
    this.#watch();
  }

  /** Leaves on purpose; `end` is not called. */
  close(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.line.close(1000);
  }

  #hear(data: unknown): void {
    if (this.#ended || typeof data !== 'string') return;
    const frame = parse(data);
    if (frame === null) return;
    const waited = Date.now() - this.#heardAt;
    this.#heardAt += waited;
    this.#askedAt = null;
    if (frame.type === 'ping') this.send({ type: 'pong', n: frame.n });
    if (frame.type === 'welcome') {
      this.#heartbeatMs = frame.heartbeatMs;
      // However long it seems: the clock may have been set meanwhile.
      this.#answerMs = Math.min(WELCOME_MS, Math.max(ANSWER_MS, waited));
      this.events.live(frame);
    } else if (frame.type === 'nack' && frame.retry && this.#heartbeatMs === 0) {
      this.#helloAgain(frame.afterMs ?? 0);
    } else {
      this.events.frame(frame);
    }
    if (this.#heartbeatMs > 0) this.#watch();
  }

  /** The server's database is away: keeps the line, and asks again for the welcome. */
  #helloAgain(afterMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = setTimeout(() => this.#die(), WELCOME_MS);
      this.send(this.hello);
    }, afterMs);
  }

  /** One timer for all three reasons to look at the clock. */
  #watch(): void {
    clearTimeout(this.#timer);
    if (this.#ended) return;
    // The clock counts sleep, which is right here; set back, it must not make us wait for it.
    const now = Date.now();
    this.#heardAt = Math.min(this.#heardAt, now);
    const silentFor = now - this.#heardAt;
    if (this.#askedAt !== null) {
      this.#askedAt = Math.min(this.#askedAt, now);
      const left = this.#askedAt + this.#answerMs - now;
      if (left <= 0) this.#die();
      else this.#timer = setTimeout(() => this.#watch(), left);
    } else if (silentFor >= this.#heartbeatMs + GRACE_MS) {
      this.#die();
    } else if (silentFor >= PROBE_MS && this.events.busy()) {
      this.probe();
    } else {
      // Also while idle, because something may have become due since the last look.
      this.#timer = setTimeout(() => this.#watch(), PROBE_MS);
    }
  }

  #die(): void {
    this.#end({ kind: 'reconnect' });
    this.line.close();
  }

  #end(why: Verdict): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    this.events.end(why);
  }
}

function parse(data: string): ServerFrameUnion | null {
  try {
    const frame: unknown = JSON.parse(data);
    return typeof frame === 'object' && frame !== null && 'type' in frame
      ? (frame as ServerFrameUnion)
      : null;
  } catch {
    return null;
  }
}
