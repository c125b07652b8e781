import {
  SUBPROTOCOL,
  type ClientFrameOf,
  type ClientFrameUnion,
  type FrameOf,
  type ServerFrameUnion,
  type StopReason,
  type Verdict,
} from '../protocol';
import { Backoff } from './backoff';
import type { Line } from './line';
import { Socket } from './socket';

/** A connection that lives this long after its welcome has proved itself. */
const PROVEN_MS = 10_000;
/** After two WebSockets that were not welcomed comes a try without one, and so on in turns. */
const WAYS = 3;
/** How long the next attempt may be off when somebody waits for it. */
const HURRIED_MS = 1000;
/** How long to do without WebSockets before they are tried again, once they failed beside POSTs. */
const POSTING_MS = 60_000;

export type ConnectionState =
  | { kind: 'idle' }
  /** Not connected, and trying; `since` is when the last connection was lost, or the start. */
  | { kind: 'connecting'; since: number }
  | { kind: 'live'; since: number }
  /** The server said not to come back; `retryNow` tries anyway. */
  | { kind: 'stopped'; why: StopReason };

export interface ConnectionOptions {
  url: string;
  /** Makes the first frame; may fetch a token and may fail, which counts as a failed attempt. */
  hello(): Promise<ClientFrameOf<'hello'>>;
  /** The token has expired; the next `hello` must bring a new one. */
  expired(): void;
  live(welcome: FrameOf<'welcome'>): void;
  frame(frame: ServerFrameUnion): void;
  state(state: ConnectionState): void;
  busy(): boolean;
  /** Whether to do without WebSockets where there are none; needs a token that can be repeated. */
  posts?: boolean | undefined;
  random?: () => number;
}

/**
 * Keeps one live socket to the server for as long as the page lives. A server that drains is left
 * only after the next socket has been welcomed, so that nothing is missed in between.
 */
export class Connection {
  readonly #backoff: Backoff;
  readonly #random: () => number;
  #state: ConnectionState = { kind: 'idle' };
  /** The socket that was welcomed. */
  #current: Socket | null = null;
  /** The attempt under way, besides a current one or without. */
  #next: Socket | null = null;
  #attempting = false;
  /** Attempts without a welcome since the last one, modulo `WAYS`. */
  #failed = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** When the next attempt is due if it was this client that chose the time. */
  #due = 0;
  #proven: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: ConnectionOptions) {
    this.#random = options.random ?? Math.random;
    this.#backoff = new Backoff(this.#random);
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    if (this.#state.kind !== 'idle') return;
    this.#enter({ kind: 'connecting', since: Date.now() });
    void this.#attempt();
  }

  stop(): void {
    this.#leave({ kind: 'idle' });
  }

  /** Does not wait for the next attempt. */
  retryNow(): void {
    if (this.#state.kind === 'stopped') {
      this.options.expired();
      this.#enter({ kind: 'connecting', since: Date.now() });
    }
    if (this.#state.kind !== 'connecting' || this.#attempting) return;
    void this.#attempt();
  }

  /**
   * Somebody has written something: brings an attempt near that is far off, spread over a second.
   * A time that the server asked for stays.
   */
  hurry(): void {
    if (this.#state.kind !== 'connecting' || this.#attempting) return;
    if (this.#due - performance.now() > HURRIED_MS) this.#again(this.#random() * HURRIED_MS);
  }

  /** The page came back from sleep, from the background or from a network change. */
  wake(): void {
    if (this.#current === null) this.retryNow();
    else this.#current.probe();
  }

  /** Drops the socket and comes back with a new token. */
  renew(): void {
    const old = this.#current;
    if (old === null) return;
    old.close();
    this.#ended(old, { kind: 'refresh' });
  }

  send(frame: ClientFrameUnion): boolean {
    return this.#current?.send(frame) ?? false;
  }

  async #attempt(): Promise<void> {
    clearTimeout(this.#retry);
    if (this.#attempting) return;
    this.#attempting = true;
    try {
      const hello = await this.options.hello();
      const Way = this.#posting ? (await import('./postLine')).PostLine : WebSocket;
      if (this.#state.kind === 'idle' || this.#state.kind === 'stopped') {
        this.#attempting = false;
        return;
      }
      this.#open(new Way(this.options.url, SUBPROTOCOL) as Line, hello);
    } catch {
      this.#attempting = false;
      this.#miss();
      this.#again(this.#backoff.next());
    }
  }

  #open(line: Line, hello: ClientFrameOf<'hello'>): void {
    const socket: Socket = new Socket(line, hello, {
      live: (welcome) => this.#welcomed(socket, welcome),
      frame: (frame) => this.#received(socket, frame),
      end: (verdict) => this.#ended(socket, verdict),
      busy: () => this.options.busy(),
    });
    this.#next = socket;
  }

  #welcomed(socket: Socket, welcome: FrameOf<'welcome'>): void {
    if (socket !== this.#next) return;
    const old = this.#current;
    this.#current = socket;
    this.#next = null;
    this.#attempting = false;
    clearTimeout(this.#proven);
    this.#proven = setTimeout(() => this.#backoff.reset(), PROVEN_MS);
    // While nothing works, two WebSockets that fail prove nothing.
    if (this.#posting) this.#again(old === null ? 0 : POSTING_MS);
    this.#failed = 0;
    this.options.live(welcome);
    this.#enter({ kind: 'live', since: Date.now() });
    old?.send({ type: 'bye' });
    old?.close();
  }

  #received(socket: Socket, frame: ServerFrameUnion): void {
    if (socket !== this.#current) return;
    if (frame.type === 'drain') this.#again(frame.afterMs);
    else this.options.frame(frame);
  }

  #ended(socket: Socket, verdict: Verdict): void {
    if (socket === this.#current) {
      this.#current = null;
      clearTimeout(this.#proven);
      this.#lost();
    } else if (socket === this.#next) {
      this.#next = null;
      this.#attempting = false;
      this.#miss();
    } else {
      return;
    }
    // A refused successor does not cost the connection that still works.
    if (verdict.kind === 'stop' && this.#current === null) {
      this.#leave({ kind: 'stopped', why: verdict.why });
      return;
    }
    if (verdict.kind === 'refresh') this.options.expired();
    const wait = this.#backoff.next();
    if (this.#attempting) return;
    this.#again(verdict.kind === 'wait' ? verdict.ms + wait : wait);
    if (verdict.kind === 'wait') this.#due = 0;
  }

  get #posting(): boolean {
    return this.options.posts === true && this.#failed === WAYS - 1;
  }

  #miss(): void {
    this.#failed = (this.#failed + 1) % WAYS;
  }

  #again(ms: number): void {
    clearTimeout(this.#retry);
    this.#due = performance.now() + ms;
    this.#retry = setTimeout(() => void this.#attempt(), ms);
  }

  #lost(): void {
    if (this.#state.kind === 'live') this.#enter({ kind: 'connecting', since: Date.now() });
  }

  #leave(state: ConnectionState): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#proven);
    this.#current?.close();
    this.#next?.close();
    this.#current = null;
    this.#next = null;
    this.#attempting = false;
    this.#enter(state);
  }

  #enter(state: ConnectionState): void {
    this.#state = state;
    this.options.state(state);
  }
}
