import type {
  ClientFrameOf,
  ClientFrameUnion,
  Code,
  EventUnion,
  ServerFrameUnion,
} from '../src/protocol';

const AT = '2026-11-26T10:00:00Z';

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How the server deals with a message besides taking it. */
const FAULTS = [
  'OVERLOAD',
  'RATE',
  'READ_ONLY',
  'committed, then READ_ONLY',
  'cut before the commit',
  'cut after the commit',
] as const;
/** What it may say to one message for good. */
const FINAL: Code[] = ['EMPTY', 'TOO_LONG', 'BAD_FRAME', 'FORBIDDEN', 'CLOSED', 'ID_REUSED'];

/**
 * The server's side of one conversation as its rules have it (`Sending`, `Refusals` and the SQL
 * function `conversation.post`), in a network that moves one frame when it is told to.
 */
export class UnrulyServer {
  readonly log: string[] = [];
  /** What will be refused for good, and how. */
  readonly bad = new Map<string, Code>();
  readonly wires: Wire[] = [];
  /** What the client has been told, or has seen, that it was taken. */
  readonly known = new Set<string>();
  /** Sent all the same. */
  readonly needless: string[] = [];
  pings = 0;
  well = false;
  lastNumber = 0;

  constructor(
    readonly conversation: string,
    readonly random: () => number,
  ) {}

  chance(probability: number): boolean {
    return !this.well && this.random() < probability;
  }

  pick<T>(of: readonly T[]): T {
    return of[Math.floor(this.random() * of.length)] as T;
  }

  refuseForGood(id: string): void {
    this.bad.set(id, this.pick(FINAL));
  }
}

/** One WebSocket. Frames wait on both sides until `hear` and `deliver` move one. */
export class Wire {
  static readonly OPEN = 1;
  static server: UnrulyServer;
  readonly server = Wire.server;
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((close: { code: number; reason: string }) => void) | null = null;
  readyState = 0;
  /** What the client has said and nobody has dealt with. */
  readonly said: ClientFrameUnion[] = [];
  readonly #coming: (() => void)[] = [() => this.#open()];
  /** Asked to be repeated since the client last began anew; nothing may overtake it. */
  #refused: string[] = [];
  #lastHeard = 0;
  #greeted = false;
  #sent = 0;

  constructor() {
    this.server.wires.push(this);
  }

  // The browser's side

  send(text: string): void {
    const frame = JSON.parse(text) as ClientFrameUnion;
    if (frame.type === 'ping') this.server.pings += 1;
    if (frame.type === 'send' && this.server.known.has(frame.clientMessageId)) {
      this.server.needless.push(frame.clientMessageId);
    }
    this.said.push(frame);
  }

  close(): void {
    this.readyState = 3;
  }

  /** Lets one frame arrive at the client. */
  deliver(): void {
    if (this.readyState !== 3) this.#coming.shift()?.();
  }

  /** The connection breaks. What was said may still arrive, at a server that cannot answer. */
  cut(code: number): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    if (this.server.chance(0.5)) this.said.length = 0;
    this.onclose?.({ code, reason: '' });
  }

  /** Whether nothing is on its way. */
  get quiet(): boolean {
    return this.said.length === 0 && (this.readyState === 3 || this.#coming.length === 0);
  }

  // The server's side

  /** Deals with one frame. */
  hear(): void {
    const frame = this.said.shift();
    if (frame?.type === 'hello') this.#hello();
    else if (frame?.type === 'ping') this.#tell({ type: 'pong', n: frame.n });
    else if (frame?.type === 'send') this.#take(frame);
    else if (frame?.type === 'sync') this.#sent = frame.after;
  }

  /** Sends what this client has not been sent of the log. */
  pump(): void {
    const { log, conversation } = this.server;
    if (!this.#greeted || this.#sent >= log.length) return;
    const from = this.#sent + 1;
    const items = log.slice(this.#sent).map((id, at) => message(id, from + at));
    this.#sent = log.length;
    this.#tell({ type: 'events', conversation, from, to: this.#sent, items, more: false });
  }

  drain(): void {
    if (!this.#greeted) return;
    this.#tell({ type: 'drain', afterMs: 0, deadlineMs: 5_000, generation: 1, url: null });
  }

  #open(): void {
    this.readyState = 1;
    this.onopen?.();
  }

  #tell(frame: ServerFrameUnion): void {
    this.#coming.push(() => {
      if (frame.type === 'ack') this.server.known.add(frame.clientMessageId);
      if (frame.type === 'events') frame.items.forEach((_, at) => this.#see(frame.from + at));
      this.onmessage?.({ data: JSON.stringify(frame) });
    });
  }

  #see(seq: number): void {
    this.server.known.add(this.server.log[seq - 1] ?? '');
  }

  #hello(): void {
    const { server } = this;
    if (server.chance(0.2)) {
      this.#nack(null, { code: 'READ_ONLY', retry: true, afterMs: 300 });
      return;
    }
    if (server.chance(0.1)) {
      this.#nack(null, { code: 'EXPIRED' });
      this.#coming.push(() => this.cut(4005));
      return;
    }
    this.#greeted = true;
    this.#sent = 0;
    const { conversation, lastNumber } = server;
    const top = server.log.length;
    this.#tell({
      type: 'welcome',
      session: '',
      node: '',
      generation: 1,
      epoch: 1,
      now: AT,
      heartbeatMs: 3_600_000,
      limits: { maxLength: 4_000, window: 16 },
      resumed: [{ conversation, ok: true, from: 1, top, lastNumber }],
    });
  }

  #take(frame: ClientFrameOf<'send'>): void {
    const { server } = this;
    const id = frame.clientMessageId;
    if (frame.number <= this.#lastHeard || this.#refused.includes(id)) this.#refused = [];
    this.#lastHeard = frame.number;
    const fault = server.chance(0.5) ? server.pick(FAULTS) : null;
    if (fault === 'OVERLOAD' || fault === 'RATE' || fault === 'READ_ONLY') {
      this.#again(id, { code: fault, afterMs: Math.floor(server.random() * 400) });
      return;
    }
    if (fault === 'cut before the commit') {
      // Nothing is taken out of turn: what came behind it is lost with it.
      this.said.length = 0;
      this.cut(1006);
      return;
    }
    if (this.#refused.some((refused) => !server.log.includes(refused))) {
      this.#again(id, { code: 'ORDER', expected: server.lastNumber + 1 });
      return;
    }
    this.#refused = [];
    if (!server.log.includes(id) && !this.#commit(frame)) return;
    if (fault === 'committed, then READ_ONLY') this.#again(id, { code: 'READ_ONLY', afterMs: 300 });
    else if (fault === 'cut after the commit') this.cut(1006);
    else this.#ack(id);
  }

  #commit(frame: ClientFrameOf<'send'>): boolean {
    const { server } = this;
    const code = server.bad.get(frame.clientMessageId);
    if (frame.number !== server.lastNumber + 1) {
      this.#again(frame.clientMessageId, { code: 'ORDER', expected: server.lastNumber + 1 });
      return false;
    }
    if (code !== undefined) {
      this.#nack(frame.clientMessageId, { code });
      return false;
    }
    server.log.push(frame.clientMessageId);
    server.lastNumber = frame.number;
    return true;
  }

  #ack(clientMessageId: string): void {
    const { conversation, log } = this.server;
    const seq = log.indexOf(clientMessageId) + 1;
    this.#tell({ type: 'ack', conversation, clientMessageId, seq, at: AT });
  }

  #again(id: string, nack: { code: Code; afterMs?: number; expected?: number }): void {
    this.#refused.push(id);
    this.#nack(id, { ...nack, retry: true });
  }

  #nack(
    clientMessageId: string | null,
    nack: { code: Code; retry?: boolean; afterMs?: number; expected?: number },
  ): void {
    const conversation = clientMessageId === null ? null : this.server.conversation;
    this.#tell({
      type: 'nack',
      conversation,
      clientMessageId,
      retry: false,
      afterMs: null,
      expected: null,
      message: '',
      ...nack,
    });
  }
}

function message(id: string, seq: number): EventUnion {
  return {
    type: 'message',
    seq,
    at: AT,
    author: { kind: 'visitor', id: null, name: '' },
    text: id,
    clientMessageId: id,
    turn: null,
    citations: [],
    stopped: false,
    rung: null,
    choices: null,
  };
}
