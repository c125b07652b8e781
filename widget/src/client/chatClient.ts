import {
  VERSION,
  type ClientFrameOf,
  type Code,
  type FrameOf,
  type ServerFrameUnion,
} from '../protocol';
import { Backoff } from './backoff';
import { Connection, type ConnectionState } from './connection';
import type { Entry } from './entry';
import { newId } from './ids';
import { Outbox } from './outbox';
import type { EntryStore } from './outboxStore';
import { Position } from './position';
import { Sender } from './sender';
import { Problem } from './visitorApi';

const TYPING_MS = 3_000;
/** Between two requests for an answer's text: on another node it is a second behind its pieces. */
const WANT_MS = 1_000;
const DEFAULT_WINDOW = 16;
/** Own accepted messages to send again, should the server come back from an older backup. */
const REMEMBERED = 200;

/** What happens on this device, in the same stream as the server's frames. */
export type LocalFrame =
  | { type: 'local/queued'; conversation: string; entry: Entry }
  | { type: 'local/refused'; conversation: string; entry: Entry }
  | { type: 'local/deleted'; conversation: string; clientMessageId: string }
  /** Forget what is shown of this conversation; it comes again from the start. */
  | { type: 'local/reset'; conversation: string };

export type ChatFrame = ServerFrameUnion | LocalFrame;

export interface ChatClientOptions {
  /** For example `wss://chat.example.com/socket`. */
  url: string;
  /** Name and version of this client. */
  sdk: string;
  /** The outbox's name: one per visitor or agent. */
  outbox: string;
  /** A session token or a ticket, asked for before every connection. */
  token(): Promise<string>;
  /** The last token was refused as expired. */
  tokenExpired?(): void;
  /** Creates a conversation on the server; called once before the first message of a new one. */
  open?(conversation: string): Promise<void>;
  /** Whether to do without WebSockets where there are none; needs a token that can be repeated. */
  posts?: boolean;
  /** Follow the inbox as well. */
  watch?: boolean;
  store?: EntryStore;
  random?: () => number;
}

interface Followed {
  position: Position;
  sender: Sender;
  /** Whether the server knows the conversation. */
  exists: boolean;
  opening: boolean;
  typedAt: number;
  /** In the time of `performance.now()`. */
  wantedAt: number;
}

/**
 * A client of `chat.v1` without a screen: keeps the connection, the outbox and the place in each
 * conversation, and hands on frames that are in order and never come twice.
 */
export class ChatClient {
  /** This tab, for as long as the page lives. */
  readonly device = newId();
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #followed = new Map<string, Followed>();
  readonly #frameListeners = new Set<(frame: ChatFrame) => void>();
  readonly #stateListeners = new Set<(state: ConnectionState) => void>();
  readonly #own: { entry: Entry; seq: number }[] = [];
  readonly #opening: Backoff;
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #epoch: number | null = null;
  #window = DEFAULT_WINDOW;

  constructor(private readonly options: ChatClientOptions) {
    this.#opening = new Backoff(options.random);
    this.#outbox = new Outbox(
      options.outbox,
      this.device,
      {
        put: (entry, mine) => this.#queued(entry, mine),
        accepted: (entry, seq, at) => this.#emit(ack(entry, seq, at)),
        deleted: (entry) => this.#emit(deleted(entry)),
      },
      options.store,
    );
    this.#connection = new Connection({
      url: options.url,
      posts: options.posts,
      hello: () => this.#hello(),
      expired: () => options.tokenExpired?.(),
      live: (welcome) => this.#live(welcome),
      frame: (frame) => this.#receive(frame),
      state: (state) => this.#stateListeners.forEach((listener) => listener(state)),
      busy: () => this.#busy(),
      ...(options.random === undefined ? {} : { random: options.random }),
    });
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  /** Starts and never gives up. Entries left in the outbox are announced first. */
  async start(): Promise<void> {
    await this.#outbox.open();
    this.#connection.start();
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#connection.stop();
    this.#outbox.close();
  }

  onFrame(listener: (frame: ChatFrame) => void): () => void {
    this.#frameListeners.add(listener);
    return () => this.#frameListeners.delete(listener);
  }

  onState(listener: (state: ConnectionState) => void): () => void {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  retryNow(): void {
    this.#connection.retryNow();
  }

  /** Call when the page may have slept: it was shown, restored, or the network came back. */
  wake(): void {
    this.#connection.wake();
  }

  /**
   * Receives a conversation from its start, and from now on.
   *
   * @param exists false for one whose id was just minted; it is created with its first message
   */
  follow(conversation: string, exists = true): void {
    const known = this.#followed.get(conversation);
    if (known !== undefined) {
      if (exists && !known.exists) this.#opened(conversation, known);
      return;
    }
    const followed: Followed = {
      position: new Position(),
      sender: new Sender(),
      exists,
      opening: false,
      typedAt: 0,
      wantedAt: -WANT_MS,
    };
    this.#followed.set(conversation, followed);
    if (exists) this.#sync(conversation, followed);
  }

  unfollow(conversation: string): void {
    this.#followed.delete(conversation);
  }

  /** Creates the conversation on the server now, without a message. */
  async create(conversation: string): Promise<void> {
    this.follow(conversation, false);
    const followed = this.#followed.get(conversation);
    if (followed === undefined || followed.exists) return;
    await this.options.open?.(conversation);
    if (!followed.exists) this.#opened(conversation, followed);
  }

  /** Shows and stores a message, and sends it as soon as that is possible. */
  send(
    conversation: string,
    body: string,
    more: { replyTo?: number; internal?: boolean } = {},
  ): Entry {
    const entry: Entry = {
      clientMessageId: newId(),
      conversation,
      body,
      replyTo: more.replyTo ?? null,
      internal: more.internal ?? false,
      writtenAt: Date.now(),
      device: this.device,
      refused: null,
    };
    this.follow(conversation, false);
    this.#post(entry);
    return entry;
  }

  /** Sends a refused message again. */
  retry(clientMessageId: string): void {
    const entry = this.#outbox.get(clientMessageId);
    if (entry === undefined || entry.refused === null) return;
    if (entry.refused === 'ID_REUSED') {
      this.delete(clientMessageId);
      this.send(entry.conversation, entry.body, { internal: entry.internal });
    } else {
      this.#post({ ...entry, refused: null, retryAt: null });
    }
  }

  /** Gives a message up that the server refused, and returns it if this tab had it. */
  delete(clientMessageId: string): Entry | undefined {
    const entry = this.#outbox.get(clientMessageId);
    if (entry === undefined) return undefined;
    this.#outbox.delete(clientMessageId);
    this.#emit(deleted(entry));
    return entry;
  }

  /** Best effort, and rarely: at most one in 3 s. */
  typing(conversation: string, active: boolean): void {
    const followed = this.#followed.get(conversation);
    if (followed === undefined || !followed.exists) return;
    const now = Date.now();
    if (active && now - followed.typedAt < TYPING_MS) return;
    if (!active && followed.typedAt === 0) return;
    followed.typedAt = active ? now : 0;
    this.#connection.send({ type: 'typing', conversation, active });
  }

  read(conversation: string, seq: number): void {
    this.#connection.send({ type: 'read', conversation, seq });
  }

  /** Stops the answer; what has been shown becomes the message. */
  cancel(conversation: string, turn: string): void {
    this.#connection.send({ type: 'cancel', conversation, turn });
  }

  // Sending

  #post(entry: Entry): void {
    this.#emit({ type: 'local/queued', conversation: entry.conversation, entry });
    // Stored before it is sent, so that a crash in between loses nothing.
    void this.#outbox.put(entry).then(() => this.#flush(entry.conversation));
    this.#connection.hurry();
  }

  #queued(entry: Entry, mine: boolean): void {
    this.#emit({ type: 'local/queued', conversation: entry.conversation, entry });
    if (!mine) return;
    this.follow(entry.conversation, false);
    this.#flush(entry.conversation);
  }

  #flush(conversation: string): void {
    const followed = this.#followed.get(conversation);
    if (followed === undefined || this.state.kind !== 'live') return;
    const waiting = this.#outbox.waiting(conversation);
    if (waiting.length === 0) return;
    if (!followed.exists) {
      void this.#openFirst(conversation, followed);
      return;
    }
    const now = performance.now();
    const pause = followed.sender.pause(now);
    if (pause > 0) {
      // A timer may ring a moment early; then it is set again.
      this.#later(pause, () => this.#flush(conversation));
      return;
    }
    for (const frame of followed.sender.take(waiting, this.#window, now)) {
      this.#connection.send(frame);
    }
    followed.typedAt = 0;
  }

  async #openFirst(conversation: string, followed: Followed): Promise<void> {
    if (followed.opening) return;
    followed.opening = true;
    try {
      await this.options.open?.(conversation);
      this.#opening.reset();
      followed.opening = false;
      this.#opened(conversation, followed);
    } catch (error) {
      followed.opening = false;
      if (error instanceof Problem && error.final) this.#refuseAll(conversation, error);
      else this.#later(this.#opening.next(), () => this.#flush(conversation));
    }
  }

  /** There are too many conversations, or it is one of an earlier visitor of this device. */
  #refuseAll(conversation: string, { code, retryAt }: Problem): void {
    for (const entry of this.#outbox.waiting(conversation)) {
      this.#refuse({ ...entry, refused: (code || 'FORBIDDEN') as Code, retryAt });
    }
  }

  #refuse(entry: Entry): void {
    void this.#outbox.put(entry);
    this.#emit({ type: 'local/refused', conversation: entry.conversation, entry });
  }

  #opened(conversation: string, followed: Followed): void {
    followed.exists = true;
    this.#sync(conversation, followed);
    this.#flush(conversation);
  }

  #sync(conversation: string, followed: Followed): void {
    this.#connection.send({ type: 'sync', conversation, after: followed.position.after });
  }

  #acked(frame: FrameOf<'ack'>): void {
    this.#followed.get(frame.conversation)?.sender.acked(frame.clientMessageId);
    this.#committed(frame.clientMessageId, frame.seq, frame.at);
    this.#emit(frame);
    this.#flush(frame.conversation);
  }

  /** Acknowledged, or seen in the conversation, which proves the same. */
  #committed(clientMessageId: string, seq: number, at: string): void {
    const entry = this.#outbox.get(clientMessageId);
    if (entry === undefined) return;
    this.#own.push({ entry, seq });
    if (this.#own.length > REMEMBERED) this.#own.shift();
    this.#outbox.accepted(clientMessageId, seq, at);
  }

  #nacked(frame: FrameOf<'nack'>): void {
    if (frame.code === 'EXPIRED') {
      this.#connection.renew();
      return;
    }
    const { conversation, clientMessageId: id } = frame;
    if (!conversation || !id) {
      this.#emit(frame);
      return;
    }
    // Also of a message that has been seen in the conversation since it was sent again.
    const again = this.#followed.get(conversation)?.sender.nacked(frame, performance.now());
    const entry = this.#outbox.get(id);
    if (entry !== undefined && again === false) this.#refuse({ ...entry, refused: frame.code });
    this.#later(0, () => this.#flush(conversation));
  }

  // Receiving

  async #hello(): Promise<ClientFrameOf<'hello'>> {
    const token = await this.options.token();
    const existing = [...this.#followed].filter(([, followed]) => followed.exists);
    return {
      type: 'hello',
      version: VERSION,
      sdk: this.options.sdk,
      device: this.device,
      token,
      caps: ['hello_again'],
      resume: existing.map(([conversation, { position }]) => ({
        conversation,
        epoch: this.#epoch,
        after: position.after,
        turn: position.turn,
      })),
    };
  }

  #live(welcome: FrameOf<'welcome'>): void {
    this.#epoch = welcome.epoch;
    this.#window = welcome.limits.window;
    for (const [conversation, followed] of this.#followed) {
      const resumed = welcome.resumed.find((one) => one.conversation === conversation);
      followed.sender.restart(resumed?.lastNumber ?? null);
      followed.typedAt = 0;
      if (resumed === undefined) {
        // Followed after hello was written.
        if (followed.exists) this.#later(0, () => this.#sync(conversation, followed));
      } else if (!resumed.ok) {
        this.#restart(conversation, followed, resumed.from);
      }
    }
    this.#emit(welcome);
    this.#later(0, () => {
      if (this.options.watch === true) this.#connection.send({ type: 'watch' });
      this.#flushAll();
    });
  }

  /**
   * The server does not know what is shown here, for example after a restored backup.
   *
   * @param from 0 when it does not know the conversation either
   */
  #restart(conversation: string, followed: Followed, from: number): void {
    followed.position.reset();
    followed.exists = from > 0;
    this.#emit({ type: 'local/reset', conversation });
    for (const own of this.#own.splice(0)) {
      if (own.entry.conversation === conversation) this.#post({ ...own.entry, refused: null });
      else this.#own.push(own);
    }
    if (from > 1) this.#later(0, () => this.#sync(conversation, followed));
  }

  #flushAll(): void {
    for (const conversation of this.#outbox.conversations()) {
      this.follow(conversation, false);
      this.#flush(conversation);
    }
  }

  #receive(frame: ServerFrameUnion): void {
    switch (frame.type) {
      case 'events':
        this.#events(frame);
        break;
      case 'delta':
      case 'snapshot':
        this.#streamed(frame);
        break;
      case 'ack':
        this.#acked(frame);
        break;
      case 'nack':
        this.#nacked(frame);
        break;
      case 'resync': {
        const followed = this.#followed.get(frame.conversation);
        if (followed !== undefined) this.#sync(frame.conversation, followed);
        break;
      }
      default:
        this.#emit(frame);
    }
  }

  #events(frame: FrameOf<'events'>): void {
    const followed = this.#followed.get(frame.conversation);
    if (followed === undefined) return;
    const passed = followed.position.events(frame);
    if (passed.kind === 'hole') this.#sync(frame.conversation, followed);
    if (passed.kind !== 'show') return;
    for (const event of passed.frame.items) {
      if ((event.type === 'message' || event.type === 'note') && event.clientMessageId) {
        this.#committed(event.clientMessageId, event.seq, event.at);
      }
    }
    this.#connection.send({
      type: 'got',
      conversation: frame.conversation,
      seq: followed.position.after,
    });
    this.#emit(passed.frame);
  }

  #streamed(frame: FrameOf<'delta'> | FrameOf<'snapshot'>): void {
    const followed = this.#followed.get(frame.conversation);
    if (followed === undefined) return;
    const passed =
      frame.type === 'delta' ? followed.position.delta(frame) : followed.position.snapshot(frame);
    if (passed.kind === 'show') this.#emit(passed.frame);
    else if (passed.kind === 'hole' && performance.now() - followed.wantedAt >= WANT_MS) {
      followed.wantedAt = performance.now();
      this.#connection.send({ type: 'want', conversation: frame.conversation, turn: frame.turn });
    }
  }

  #busy(): boolean {
    for (const { sender, position } of this.#followed.values()) {
      if (sender.busy || position.turn !== null) return true;
    }
    return false;
  }

  #emit(frame: ChatFrame): void {
    for (const listener of this.#frameListeners) listener(frame);
  }

  #later(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      run();
    }, ms);
    this.#timers.add(timer);
  }
}

function ack(entry: Entry, seq: number, at: string): FrameOf<'ack'> {
  const { conversation, clientMessageId } = entry;
  return { type: 'ack', conversation, clientMessageId, seq, at };
}

function deleted(entry: Entry): LocalFrame {
  const { conversation, clientMessageId } = entry;
  return { type: 'local/deleted', conversation, clientMessageId };
}
