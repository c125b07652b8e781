import type { Author, Citation, Code, EventOf, Thumb } from '../protocol';
import type { Item, Pending, Timeline } from './timeline';

/** Messages of one speaker closer together than this share a name line. */
const GROUP_MS = 3 * 60_000;

export interface ShownMessage {
  /** Stays the same from the key press to the echo, and from the first token to the last. */
  readonly key: string;
  readonly seq: number | null;
  readonly at: number;
  readonly text: string;
  readonly state: 'queued' | 'sent' | 'refused';
  readonly code: Code | null;
  /** When it may be taken, of a message that was refused; usually null. */
  readonly retryAt: number | null;
  readonly clientMessageId: string | null;
  readonly turn: string | null;
  readonly citations: readonly Citation[];
  readonly stopped: boolean;
  readonly rung: string | null;
  /** What the customer is asked to choose from; usually empty. */
  readonly choices: readonly string[];
  readonly thumb: Thumb | null;
}

export interface Group {
  readonly kind: 'group';
  readonly key: string;
  readonly author: Author;
  /** Notes are for the team and never among messages. */
  readonly note: boolean;
  readonly messages: readonly ShownMessage[];
}

export type Row =
  | Group
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'owner'; readonly key: string; readonly event: EventOf<'owner'> };

const ME: Author = { kind: 'visitor', id: null, name: '' };

/**
 * A timeline as rows to draw: days, changes of owner, and messages grouped by speaker.
 *
 * @param me the author to show for messages that have not come back yet
 */
export function rows(timeline: Timeline, me: Author = ME): Row[] {
  const list = new RowList();
  for (const item of timeline.items) {
    if (item.type === 'owner') list.owner(item);
    else list.message(item.author, item.type === 'note', shown(item, timeline));
  }
  for (const pending of timeline.pending) {
    list.message(me, pending.entry.internal, shownPending(pending));
  }
  return list.rows;
}

class RowList {
  readonly rows: Row[] = [];
  #day = '';

  owner(event: EventOf<'owner'>): void {
    this.#dayOf(Date.parse(event.at));
    this.rows.push({ kind: 'owner', key: `owner-${event.seq}`, event });
  }

  message(author: Author, note: boolean, message: ShownMessage): void {
    this.#dayOf(message.at);
    const last = this.rows.at(-1);
    if (last?.kind === 'group' && joins(last, author, note, message)) {
      this.rows[this.rows.length - 1] = { ...last, messages: [...last.messages, message] };
    } else {
      this.rows.push({ kind: 'group', key: message.key, author, note, messages: [message] });
    }
  }

  #dayOf(at: number): void {
    const day = new Date(at).toDateString();
    if (day === this.#day) return;
    this.#day = day;
    this.rows.push({ kind: 'day', key: day, at });
  }
}

function joins(group: Group, author: Author, note: boolean, message: ShownMessage): boolean {
  const last = group.messages.at(-1);
  return (
    last !== undefined &&
    group.note === note &&
    group.author.kind === author.kind &&
    // One's own messages have no id until they come back.
    (group.author.id === author.id || author.id === null || group.author.id === null) &&
    message.at - last.at < GROUP_MS
  );
}

function shown(item: Exclude<Item, EventOf<'owner'>>, timeline: Timeline): ShownMessage {
  const answer = item.type === 'message' ? item : null;
  return {
    key: item.clientMessageId ?? answer?.turn ?? `seq-${item.seq}`,
    seq: item.seq,
    at: Date.parse(item.at),
    text: item.text,
    state: 'sent',
    code: null,
    retryAt: null,
    clientMessageId: item.clientMessageId ?? null,
    turn: answer?.turn ?? null,
    citations: answer?.citations ?? [],
    stopped: answer?.stopped ?? false,
    rung: answer?.rung ?? null,
    choices: answer?.choices ?? [],
    thumb: timeline.thumbs.get(item.seq) ?? null,
  };
}

function shownPending({ entry, state, at, code }: Pending): ShownMessage {
  return {
    key: entry.clientMessageId,
    seq: null,
    at,
    text: entry.body,
    state,
    code,
    retryAt: entry.retryAt ?? null,
    clientMessageId: entry.clientMessageId,
    turn: null,
    citations: [],
    stopped: false,
    rung: null,
    choices: [],
    thumb: null,
  };
}
