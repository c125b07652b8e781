import type { ChatFrame, Entry } from '../client';
import type {
  Author,
  Code,
  EventOf,
  EventUnion,
  FrameOf,
  HandoffReason,
  Owner,
  Thumb,
  TurnDetail,
  TurnState,
} from '../protocol';

export type Item = EventOf<'message'> | EventOf<'note'> | EventOf<'owner'>;

/** Written here, and not yet seen coming back in the conversation. */
export interface Pending {
  readonly entry: Entry;
  readonly state: 'queued' | 'sent' | 'refused';
  readonly at: number;
  readonly code: Code | null;
}

/** An answer that is being written. */
export interface Answer {
  readonly turn: string;
  readonly attempt: number;
  readonly state: TurnState;
  readonly detail: TurnDetail | null;
  /** What this attempt has written. */
  readonly text: string;
  /** What an earlier attempt had shown; stays on screen until `text` has caught up. */
  readonly shown: string;
  /** When the last sign of it came, in the device's time. */
  readonly heardAt: number;
}

/** One conversation as it is known on this device. */
export interface Timeline {
  readonly conversation: string;
  /** Everything up to here is in `items`. */
  readonly lastSeq: number;
  /** Whether the history has arrived to its end. */
  readonly loaded: boolean;
  readonly items: readonly Item[];
  readonly pending: readonly Pending[];
  readonly answer: Answer | null;
  readonly owner: Owner;
  readonly agent: Author | null;
  readonly reason: HandoffReason | null;
  readonly thumbs: ReadonlyMap<number, Thumb>;
  readonly typing: { readonly author: Author; readonly until: number } | null;
  readonly queue: { readonly position: number | null; readonly agentsOnline: number } | null;
}

export function emptyTimeline(conversation: string): Timeline {
  return {
    conversation,
    lastSeq: 0,
    loaded: false,
    items: [],
    pending: [],
    answer: null,
    owner: 'ai',
    agent: null,
    reason: null,
    thumbs: new Map(),
    typing: null,
    queue: null,
  };
}

/** The messages of others after `seq`. */
export function unreadAfter(timeline: Timeline, seq: number): EventOf<'message'>[] {
  return timeline.items.filter(
    (item): item is EventOf<'message'> =>
      item.type === 'message' && item.seq > seq && item.author.kind !== 'visitor',
  );
}

/** The text to show of an answer: it never gets shorter while it grows. */
export function visibleText(answer: Answer): string {
  return answer.text.length >= answer.shown.length ? answer.text : answer.shown;
}

/**
 * The timeline after a frame. Frames of other conversations and frames that say nothing new leave
 * it as it is, so that the same object comes back.
 *
 * @param now the device's time in milliseconds
 */
export function reduce(state: Timeline, frame: ChatFrame, now: number): Timeline {
  if (!('conversation' in frame) || frame.conversation !== state.conversation) return state;
  switch (frame.type) {
    case 'events':
      return events(state, frame);
    case 'turn':
      return turn(state, frame, now);
    case 'delta':
      return delta(state, frame, now);
    case 'snapshot':
      return snapshot(state, frame, now);
    case 'ack':
      return acked(state, frame);
    case 'typing':
      return typing(state, frame, now);
    case 'presence':
      return {
        ...state,
        queue: { position: frame.queuePosition ?? null, agentsOnline: frame.agentsOnline },
      };
    case 'local/queued':
      return queued(state, frame.entry);
    case 'local/refused':
      return pend(state, frame.entry.clientMessageId, (p) => ({
        ...p,
        entry: frame.entry,
        state: 'refused',
        code: frame.entry.refused,
      }));
    case 'local/deleted':
      return {
        ...state,
        pending: state.pending.filter((p) => p.entry.clientMessageId !== frame.clientMessageId),
      };
    case 'local/reset':
      return { ...emptyTimeline(state.conversation), pending: state.pending };
    case 'nack':
    case 'resync':
      return state;
    default:
      frame satisfies never;
      return state;
  }
}

function events(state: Timeline, frame: FrameOf<'events'>): Timeline {
  let next: Timeline = {
    ...state,
    loaded: !frame.more || state.loaded,
    // A stopped or handed over answer stays only until the conversation goes on.
    answer: state.answer !== null && isOver(state.answer) ? null : state.answer,
  };
  for (const event of frame.items) {
    if (event.seq > next.lastSeq) next = { ...append(next, event), lastSeq: event.seq };
  }
  return { ...next, lastSeq: Math.max(next.lastSeq, frame.to) };
}

function isOver(answer: Answer): boolean {
  return answer.state === 'cancelled' || answer.state === 'handed_off';
}

function append(state: Timeline, event: EventUnion): Timeline {
  switch (event.type) {
    case 'message':
    case 'note':
      return message(state, event);
    case 'owner':
      return {
        ...state,
        items: [...state.items, event],
        owner: event.owner,
        agent: event.owner === 'agent' ? (event.agent ?? null) : null,
        reason: event.reason ?? null,
        queue: event.owner === 'queue' ? state.queue : null,
        // Nobody writes over a person.
        answer: event.owner === 'ai' ? state.answer : null,
        typing: null,
      };
    case 'feedback': {
      const thumbs = new Map(state.thumbs);
      if (event.value) thumbs.set(event.message, event.value);
      else thumbs.delete(event.message);
      return { ...state, thumbs };
    }
    case 'hidden':
      return state;
    default:
      // A kind of event younger than this client.
      event satisfies never;
      return state;
  }
}

function message(state: Timeline, event: EventOf<'message'> | EventOf<'note'>): Timeline {
  const turn = event.type === 'message' ? event.turn : null;
  return {
    ...state,
    items: [...state.items, event],
    pending: event.clientMessageId
      ? state.pending.filter((p) => p.entry.clientMessageId !== event.clientMessageId)
      : state.pending,
    answer: turn && state.answer?.turn === turn ? null : state.answer,
    typing: state.typing?.author.kind === event.author.kind ? null : state.typing,
  };
}

function turn(state: Timeline, frame: FrameOf<'turn'>, now: number): Timeline {
  if (hasAnswered(state, frame.turn)) return state;
  const before = state.answer?.turn === frame.turn ? state.answer : null;
  if (before !== null && (isOver(before) || frame.attempt < before.attempt)) return state;
  const answer: Answer = {
    ...(before === null ? fresh(frame.turn, frame.attempt, now) : attempt(before, frame.attempt)),
    state: frame.state,
    detail: frame.detail ?? null,
    heardAt: now,
  };
  return { ...state, answer };
}

function delta(state: Timeline, frame: FrameOf<'delta'>, now: number): Timeline {
  const answer = writing(state, frame.turn, frame.attempt, now);
  if (answer === null || answer.text.length !== frame.offset) return state;
  return { ...state, answer: { ...answer, text: answer.text + frame.text } };
}

function snapshot(state: Timeline, frame: FrameOf<'snapshot'>, now: number): Timeline {
  const answer = writing(state, frame.turn, frame.attempt, now);
  if (answer === null || frame.text.length < answer.text.length) return state;
  return { ...state, answer: { ...answer, text: frame.text } };
}

/** The answer that a piece of text belongs to; null when the piece is too old. */
function writing(state: Timeline, turn: string, number: number, now: number): Answer | null {
  if (hasAnswered(state, turn)) return null;
  const before = state.answer?.turn === turn ? state.answer : fresh(turn, number, now);
  if (isOver(before) || number < before.attempt) return null;
  return { ...attempt(before, number), state: 'running', detail: 'writing', heardAt: now };
}

function fresh(turn: string, attempt: number, heardAt: number): Answer {
  return { turn, attempt, state: 'queued', detail: null, text: '', shown: '', heardAt };
}

/** A newer attempt begins again out of sight, behind what is shown. */
function attempt(answer: Answer, number: number): Answer {
  if (number <= answer.attempt) return answer;
  return { ...answer, attempt: number, text: '', shown: visibleText(answer) };
}

function hasAnswered(state: Timeline, turn: string): boolean {
  return state.items.some((item) => item.type === 'message' && item.turn === turn);
}

function acked(state: Timeline, frame: FrameOf<'ack'>): Timeline {
  return pend(state, frame.clientMessageId, (p) => ({
    ...p,
    state: 'sent',
    at: Date.parse(frame.at),
  }));
}

function queued(state: Timeline, entry: Entry): Timeline {
  const id = entry.clientMessageId;
  const known = state.items.some(
    (item) => 'clientMessageId' in item && item.clientMessageId === id,
  );
  if (known) return state;
  const pending: Pending = {
    entry,
    state: entry.refused === null ? 'queued' : 'refused',
    at: entry.writtenAt,
    code: entry.refused,
  };
  const others = state.pending.filter((p) => p.entry.clientMessageId !== id);
  return {
    ...state,
    pending: [...others, pending].sort((a, b) =>
      a.entry.clientMessageId < b.entry.clientMessageId ? -1 : 1,
    ),
    answer: state.answer?.state === 'failed' ? null : state.answer,
  };
}

function pend(state: Timeline, id: string, change: (pending: Pending) => Pending): Timeline {
  return {
    ...state,
    pending: state.pending.map((p) => (p.entry.clientMessageId === id ? change(p) : p)),
  };
}

function typing(state: Timeline, frame: FrameOf<'typing'>, now: number): Timeline {
  if (!frame.active) return state.typing === null ? state : { ...state, typing: null };
  return { ...state, typing: { author: frame.author, until: now + frame.ttlMs } };
}
