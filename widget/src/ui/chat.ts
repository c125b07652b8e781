import { batch, effect, signal } from '@preact/signals';
import {
  newId,
  Problem,
  type ChatClient,
  type ChatFrame,
  type ConnectionState,
  type ConversationRow,
  type KeyValue,
  type Session,
  type SiteInfo,
  type VisitorApi,
} from '../client';
import type { Thumb } from '../protocol';
import type { Timeline } from '../timeline';
import type { Host } from './host';
import { language, t } from './strings';
import { TimelineStore } from './timelineStore';
import { unread } from './unread';
import { Wishes } from './wishes';

/** How many earlier conversations to receive, so that a reply in one of them is noticed. */
const FOLLOWED = 3;
const NOTICE_MS = 6_000;

export type ReadAloud = 'finished' | 'sentences' | 'off';

export interface ChatParts {
  client: ChatClient;
  api: VisitorApi;
  storage: KeyValue;
  host: Host;
  /** Shared by this visitor's tabs. */
  tabs: BroadcastChannel | null;
  /** What to show of the site until the server has told. */
  site: SiteInfo;
}

/** Everything the screen shows and everything the customer can do. */
export class Chat {
  readonly site;
  readonly connection = signal<ConnectionState>({ kind: 'idle' });
  readonly online = signal(navigator.onLine);
  /** Since when the server can store nothing; 0 while it can. */
  readonly unstoredSince = signal(0);
  /** Whether the panel is open. */
  readonly shown = signal(false);
  /** Whether it fills the window of a small device. */
  readonly full = signal(false);
  /** The conversation on screen; null is home. */
  readonly screen = signal<string | null>(null);
  readonly list = signal<readonly ConversationRow[]>([]);
  readonly notice = signal<string | null>(null);
  /** Text to put into the composer, for example from the host page. */
  readonly prefill = signal<string | null>(null);
  readonly readAloud = signal<ReadAloud>('finished');
  /** Thumbs given here that have not come back yet, by `conversation/seq`. */
  readonly givenThumbs = signal<ReadonlyMap<string, Thumb | null>>(new Map());
  /** The device's time, to the second, while anybody looks. */
  readonly now = signal(Date.now());
  /** Told to focus: the composer, or the heading where a keyboard would cover half the screen. */
  readonly focus = signal<{ target: 'composer' | 'heading' } | null>(null);
  readonly client: ChatClient;

  readonly #parts: ChatParts;
  readonly #timelines = new Map<string, TimelineStore>();
  readonly #known = signal<readonly string[]>([]);
  readonly #wishes: Wishes;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: ChatParts) {
    this.#parts = parts;
    this.client = parts.client;
    this.site = signal<SiteInfo>(parts.site);
    const read = parts.storage.get('read-aloud');
    if (read === 'sentences' || read === 'off') this.readAloud.value = read;
    this.#wishes = new Wishes(parts.storage);
  }

  async start(): Promise<void> {
    this.client.onFrame((frame) => this.#hear(frame));
    this.client.onState((state) => this.#connectionChanged(state));
    if (this.#parts.tabs !== null) {
      this.#parts.tabs.onmessage = (word: MessageEvent<TabWord>) => this.#hearTab(word.data);
    }
    const active = this.#parts.storage.get('active');
    if (active !== null) {
      this.client.follow(active, this.hasHistory(active));
      this.screen.value = active;
    }
    effect(() => this.#watchUnread());
    await this.client.start();
  }

  /** The server has said who this visitor is; an unknown one has no conversations. */
  begun(session: Session): void {
    this.site.value = session.site;
    this.#parts.storage.set('site', JSON.stringify(session.site));
    if (!session.resumed) this.#forget();
    void this.#loadList();
  }

  /** The timeline of a conversation; asking for one makes it. */
  timeline(conversation: string): TimelineStore {
    let store = this.#timelines.get(conversation);
    if (store === undefined) {
      store = new TimelineStore(conversation);
      this.#timelines.set(conversation, store);
      // Making one while drawing must not draw again.
      queueMicrotask(() => (this.#known.value = [...this.#timelines.keys()]));
    }
    return store;
  }

  // What the customer does

  /** Sends to the conversation on screen, or begins one. */
  say(text: string): void {
    const conversation = this.screen.value ?? this.#begin();
    this.client.send(conversation, text.trim());
    this.#parts.host.tell({ report: 'message', from: 'visitor' });
  }

  show(conversation: string): void {
    this.#parts.storage.set(`opened.${conversation}`, '1');
    this.client.follow(conversation);
    this.#go(conversation);
  }

  home(): void {
    this.#carryOver(null);
    this.#go(null);
    void this.#loadList();
  }

  startOver(): void {
    this.home();
    this.focus.value = { target: 'composer' };
  }

  /** Asks in the conversation on screen, or in a new one where that has ended. */
  async askForPerson(): Promise<void> {
    const shown = this.screen.value;
    const conversation = shown === null || this.#hasEnded(shown) ? this.#begin() : shown;
    this.#wishes.set(conversation, true);
    await this.#askAgain(conversation);
  }

  /** Whether a person will be asked for once there is a connection. */
  willAsk(conversation: string): boolean {
    return this.#wishes.has(conversation) && this.connection.value.kind !== 'live';
  }

  async backToAssistant(): Promise<void> {
    const conversation = this.screen.value;
    if (conversation === null) return;
    this.#wishes.set(conversation, false);
    try {
      await this.#parts.api.backToAssistant(conversation);
      this.#expect();
    } catch (error) {
      const taken = error instanceof Problem && error.code === 'ALREADY_TAKEN';
      this.notify(taken ? t('alreadyTaken') : t('failed'));
    }
  }

  /** Whether the server has told of this conversation, and so will again. */
  hasHistory(conversation: string): boolean {
    return this.#parts.storage.get(`opened.${conversation}`) !== null;
  }

  /** The address that the customer has left for an answer; null when none. */
  contact(conversation: string): string | null {
    return this.#parts.storage.get(`contact.${conversation}`);
  }

  /** @throws Problem when the server does not take it, and whatever else keeps it from being kept */
  async leaveContact(conversation: string, email: string): Promise<void> {
    await this.#parts.api.leaveContact(conversation, email);
    this.#parts.storage.set(`contact.${conversation}`, email);
  }

  async rate(conversation: string, seq: number, value: Thumb | null): Promise<void> {
    this.#given(conversation, seq, value);
    try {
      await this.#parts.api.rateAnswer(conversation, seq, value);
      this.#expect();
    } catch {
      this.#given(conversation, seq, undefined);
      this.notify(t('failed'));
    }
  }

  stop(timeline: Timeline): void {
    if (timeline.answer !== null) this.client.cancel(timeline.conversation, timeline.answer.turn);
  }

  setReadAloud(value: ReadAloud): void {
    this.readAloud.value = value;
    this.#parts.storage.set('read-aloud', value);
  }

  draft(conversation: string | null): string {
    return this.#parts.storage.get(`draft.${conversation ?? 'new'}`) ?? '';
  }

  keepDraft(conversation: string | null, text: string): void {
    this.#parts.storage.set(`draft.${conversation ?? 'new'}`, text === '' ? null : text);
  }

  /** Says something to the customer for a few seconds. */
  notify(text: string): void {
    clearTimeout(this.#noticeTimer);
    this.notice.value = text;
    this.#noticeTimer = setTimeout(() => (this.notice.value = null), NOTICE_MS);
  }

  get embedded(): boolean {
    return this.#parts.host.embedded;
  }

  opened(full: boolean): void {
    batch(() => {
      this.shown.value = true;
      this.full.value = full;
      this.now.value = Date.now();
      this.focus.value = { target: full ? 'heading' : 'composer' };
    });
    this.client.wake();
  }

  closed(): void {
    this.shown.value = false;
  }

  /** What arrives before the page around has closed the panel was not seen. */
  close(): void {
    if (this.embedded) this.closed();
    this.#parts.host.tell({ report: 'close' });
  }

  // What happens

  #hear(frame: ChatFrame): void {
    if (frame.type === 'status' || frame.type === 'welcome') {
      // A welcome comes out of the database.
      const stores = frame.type === 'welcome' || frame.store === 'ok';
      this.unstoredSince.value = stores ? 0 : Date.now();
    }
    if (!('conversation' in frame) || frame.conversation === null) return;
    const { conversation } = frame;
    if (frame.type === 'presence') {
      this.site.value = { ...this.site.value, agentsOnline: frame.agentsOnline };
    }
    const timeline = this.timeline(conversation);
    const before = timeline.shown.peek();
    timeline.apply(frame);
    if (frame.type !== 'events') return;
    this.#parts.storage.set(`opened.${conversation}`, '1');
    for (const event of frame.items) {
      if (event.type === 'feedback') this.#given(conversation, event.message, undefined);
      if (!before.loaded) continue;
      if (event.type === 'message' && event.author.kind !== 'visitor') {
        this.#parts.host.tell({ report: 'message', from: event.author.kind });
      }
      if (event.type === 'owner' && event.owner === 'queue') {
        this.#parts.host.tell({ report: 'handoff' });
      }
    }
    if (timeline.shown.peek().owner !== 'ai') this.#wishes.set(conversation, false);
  }

  #connectionChanged(state: ConnectionState): void {
    this.connection.value = state;
    if (state.kind === 'live') for (const id of this.#wishes.all) void this.#askAgain(id);
    if (state.kind === 'stopped') this.#parts.host.tell({ report: 'error', reason: state.why });
  }

  #hearTab(word: TabWord): void {
    if (word.kind === 'begun') this.client.follow(word.conversation);
    else {
      // Most tabs share the storage, so that it says so already; this one has yet to look.
      const seq = Math.max(word.seq, this.#readUpTo(word.conversation));
      this.#parts.storage.set(`read.${word.conversation}`, String(seq));
      this.#known.value = [...this.#timelines.keys()];
    }
    if (this.screen.value === null) void this.#loadList();
  }

  #watchUnread(): void {
    const timelines = this.#known.value.map((id) => this.timeline(id).shown.value);
    const onScreen = this.shown.value ? this.screen.value : null;
    for (const timeline of timelines) {
      if (timeline.conversation === onScreen) this.#markRead(timeline);
    }
    this.#parts.host.tell(unread(timelines, (id) => this.#readUpTo(id)));
  }

  #markRead({ conversation, lastSeq }: Timeline): void {
    if (lastSeq <= this.#readUpTo(conversation)) return;
    this.#parts.storage.set(`read.${conversation}`, String(lastSeq));
    this.client.read(conversation, lastSeq);
    this.#tellTabs({ kind: 'read', conversation, seq: lastSeq });
  }

  #readUpTo(conversation: string): number {
    return Number(this.#parts.storage.get(`read.${conversation}`) ?? 0);
  }

  #begin(): string {
    const conversation = newId();
    this.client.follow(conversation, false);
    this.#carryOver(conversation);
    this.#go(conversation);
    return conversation;
  }

  /** What was written too late for an ended conversation becomes the draft of another. */
  #carryOver(to: string | null): void {
    const from = this.screen.value;
    if (from === null || !this.#hasEnded(from)) return;
    const late = this.timeline(from)
      .shown.peek()
      .pending.filter(({ code }) => code === 'CLOSED')
      .map(({ entry }) => this.client.delete(entry.clientMessageId)?.body);
    const words = [this.draft(to), ...late, this.draft(from)].filter(Boolean);
    this.keepDraft(to, words.join('\n\n'));
    this.keepDraft(from, '');
  }

  #hasEnded(conversation: string): boolean {
    return this.timeline(conversation).shown.peek().owner === 'closed';
  }

  /** A new conversation exists on the server, so other tabs can follow it. */
  created(conversation: string): void {
    this.#tellTabs({ kind: 'begun', conversation });
  }

  #go(conversation: string | null): void {
    this.screen.value = conversation;
    this.#parts.storage.set('active', conversation);
  }

  async #askAgain(conversation: string): Promise<void> {
    try {
      await this.client.create(conversation);
      await this.#parts.api.askForPerson(conversation);
      this.#wishes.set(conversation, false);
      this.#expect();
    } catch (error) {
      // Else again once the connection is back; asking twice is harmless.
      const refusal = error instanceof Problem && error.final ? error : null;
      if (refusal !== null) this.#wishes.set(conversation, false);
      if (!this.willAsk(conversation)) this.notify(tooMany(refusal?.retryAt) ?? t('failed'));
    }
  }

  /** The server has done something that it tells of over the connection, which may be dead. */
  #expect(): void {
    this.client.wake();
  }

  async #loadList(): Promise<void> {
    try {
      const rows = await this.#parts.api.conversations();
      this.list.value = rows;
      const open = rows.filter((row) => !row.closed).slice(0, FOLLOWED);
      for (const row of open) this.client.follow(row.id);
    } catch {
      // The list is a convenience; what is known stays.
    }
  }

  #forget(): void {
    const { screen } = this;
    if (screen.value !== null && this.hasHistory(screen.value)) {
      this.client.unfollow(screen.value);
      this.#go(null);
    }
    this.list.value = [];
  }

  #given(conversation: string, seq: number, value: Thumb | null | undefined): void {
    const given = new Map(this.givenThumbs.value);
    if (value === undefined) given.delete(`${conversation}/${seq}`);
    else given.set(`${conversation}/${seq}`, value);
    this.givenThumbs.value = given;
  }

  #tellTabs(word: TabWord): void {
    this.#parts.tabs?.postMessage(word);
  }
}

/** Why no further conversation could be begun, if it is because of too many. */
export function tooMany(retryAt: number | null | undefined): string | null {
  return retryAt ? t('whyRate', { time: language.value.time(retryAt) }) : null;
}

/** What this visitor's tabs tell each other. */
type TabWord =
  { kind: 'begun'; conversation: string } | { kind: 'read'; conversation: string; seq: number };
