import { ChatClient, onWake, type ChatFrame, type ConnectionState } from '@nightdesk/widget/client';
import type { InboxRow } from '@nightdesk/widget/protocol';
import { emptyTimeline, reduce, type Timeline } from '@nightdesk/widget/timeline';
import { Store } from '../ui/store';
import { socketTicket } from './staff';

/** Conversations that stay followed after one has looked at them. */
const KEPT = 12;

/**
 * The console's one connection: the inbox, and the conversations that were opened last. What
 * arrives is applied once per frame of the screen, however much of it there is.
 */
export class Live {
  readonly connection: Store<ConnectionState>;
  readonly #client: ChatClient;
  readonly #stopped = new AbortController();
  readonly #timelines = new Map<string, Store<Timeline>>();
  #frames: ChatFrame[] = [];
  #inbox: (rows: InboxRow[]) => void = () => {};
  #welcomed: () => void = () => {};
  #refused: (conversation: string) => void = () => {};

  constructor(agent: string) {
    this.#client = new ChatClient({
      url: location.origin.replace(/^http/, 'ws') + '/socket',
      sdk: 'console/1',
      outbox: `nightdesk.desk.${agent}`,
      token: async () => (await socketTicket()).ticket,
      watch: true,
    });
    this.connection = new Store(this.#client.state);
    this.#client.onState(this.connection.set);
    this.#client.onFrame((frame) => this.#queue(frame));
  }

  start(): void {
    onWake(() => this.#client.wake(), this.#stopped.signal);
    void this.#client.start();
  }

  stop(): void {
    this.#stopped.abort();
    this.#client.stop();
  }

  /**
   * Who listens to the inbox.
   *
   * @param rows rows as they are now, several at a time
   * @param welcomed a new connection stands; what happened before it may have been missed
   */
  onInbox(rows: (rows: InboxRow[]) => void, welcomed: () => void): void {
    this.#inbox = rows;
    this.#welcomed = welcomed;
  }

  /** Who is told of what the server will not take, once for each conversation; until called. */
  onRefused(refused: (conversation: string) => void): () => void {
    this.#refused = refused;
    return () => {
      this.#refused = () => {};
    };
  }

  /** The conversation's events, from its start and from now on. */
  timeline(conversation: string): Store<Timeline> {
    const known = this.#timelines.get(conversation);
    // Asked for last, dropped last.
    this.#timelines.delete(conversation);
    const timeline = known ?? new Store(emptyTimeline(conversation));
    this.#timelines.set(conversation, timeline);
    this.#client.follow(conversation);
    this.#drop();
    return timeline;
  }

  /** @returns the message's `clientMessageId` */
  reply(conversation: string, text: string): string {
    return this.#client.send(conversation, text).clientMessageId;
  }

  /** Tells when a message of ours stands in the log; never, if it was given up. */
  whenSent(conversation: string, clientMessageId: string, then: () => void): void {
    const timeline = this.timeline(conversation);
    const stop = timeline.subscribe(() => {
      const { items } = timeline.get();
      const own = items.some(
        (item) => item.type === 'message' && item.clientMessageId === clientMessageId,
      );
      if (!own) return;
      stop();
      then();
    });
  }

  note(conversation: string, text: string): void {
    this.#client.send(conversation, text, { internal: true });
  }

  retry(clientMessageId: string): void {
    this.#client.retry(clientMessageId);
  }

  delete(clientMessageId: string): void {
    this.#client.delete(clientMessageId);
  }

  typing(conversation: string, active: boolean): void {
    this.#client.typing(conversation, active);
  }

  read(conversation: string, seq: number): void {
    this.#client.read(conversation, seq);
  }

  retryNow(): void {
    this.#client.retryNow();
  }

  #drop(): void {
    for (const [conversation, timeline] of this.#timelines) {
      if (this.#timelines.size <= KEPT) return;
      if (timeline.get().pending.length > 0) continue;
      this.#client.unfollow(conversation);
      this.#timelines.delete(conversation);
    }
  }

  #queue(frame: ChatFrame): void {
    if (this.#frames.push(frame) > 1) return;
    // A hidden page draws no frames, but its title still counts.
    if (document.hidden) setTimeout(() => this.#apply(), 250);
    else requestAnimationFrame(() => this.#apply());
  }

  #apply(): void {
    const frames = this.#frames;
    this.#frames = [];
    const now = Date.now();
    const rows = frames.flatMap((frame) => (frame.type === 'inbox' ? [frame.row] : []));
    for (const timeline of this.#timelines.values()) {
      timeline.set(frames.reduce((state, frame) => reduce(state, frame, now), timeline.get()));
    }
    const refused = frames.flatMap((frame) =>
      frame.type === 'local/refused' ? [frame.conversation] : [],
    );
    for (const conversation of new Set(refused)) this.#refused(conversation);
    if (rows.length > 0) this.#inbox(rows);
    if (frames.some((frame) => frame.type === 'welcome')) this.#welcomed();
  }
}
