// The frames of chat.v1, as backend/src/main/java/io/nightdesk/gateway declares them.

export type Kind = 'visitor' | 'assistant' | 'agent' | 'system';
export type Owner = 'ai' | 'queue' | 'agent' | 'closed';
export type HandoffReason =
  | 'customer_request'
  | 'missing_knowledge'
  | 'low_confidence'
  | 'policy'
  | 'frustration'
  | 'tool_failure'
  | 'provider_down';
export type Thumb = 'up' | 'down';
export type Code =
  | 'EMPTY'
  | 'TOO_LONG'
  | 'BAD_FRAME'
  | 'ORDER'
  | 'RATE'
  | 'OVERLOAD'
  | 'UNKNOWN_CONVERSATION'
  | 'FORBIDDEN'
  | 'EXPIRED'
  | 'CLOSED'
  | 'ID_REUSED'
  | 'READ_ONLY';
export type TurnState = 'queued' | 'running' | 'done' | 'failed' | 'handed_off' | 'cancelled';
export type TurnDetail = 'searching' | 'writing';
export type AiState = 'ok' | 'slow' | 'down';
export type StoreState = 'ok' | 'read_only';

export interface Author {
  kind: Kind;
  id: string | null;
  name: string;
}

export interface Citation {
  number: number;
  article: string;
  title: string;
  url: string;
  quote: string;
  section: string | null;
  updated: string | null;
}

export interface Message {
  type: 'message';
  seq: number;
  at: string;
  author: Author;
  text: string;
  clientMessageId: string | null;
  turn: string | null;
  citations: Citation[];
  stopped: boolean;
  rung: string | null;
}

export interface Note {
  type: 'note';
  seq: number;
  at: string;
  author: Author;
  text: string;
  clientMessageId: string | null;
}

export interface OwnerChanged {
  type: 'owner';
  seq: number;
  at: string;
  owner: Owner;
  by: Author;
  agent: Author | null;
  reason: HandoffReason | null;
}

export interface Feedback {
  type: 'feedback';
  seq: number;
  at: string;
  message: number;
  value: Thumb | null;
}

export interface Hidden {
  type: 'hidden';
  seq: number;
}

export type EventUnion = Message | Note | OwnerChanged | Feedback | Hidden;

export interface ShownTurn {
  turn: string;
  attempt: number;
  offset: number;
}

export interface Resume {
  conversation: string;
  epoch: number | null;
  after: number;
  turn: ShownTurn | null;
}

export type ClientFrameUnion =
  | {
      type: 'hello';
      version: number;
      sdk: string;
      device: string;
      token: string;
      caps: string[] | null;
      resume: Resume[] | null;
    }
  | {
      type: 'send';
      conversation: string;
      clientMessageId: string;
      number: number;
      body: string;
      replyTo: number | null;
      internal: boolean | null;
    }
  | { type: 'got'; conversation: string; seq: number }
  | { type: 'read'; conversation: string; seq: number }
  | { type: 'typing'; conversation: string; active: boolean }
  | { type: 'want'; conversation: string; turn: string }
  | { type: 'sync'; conversation: string; after: number }
  | { type: 'cancel'; conversation: string; turn: string }
  | { type: 'watch' }
  | { type: 'ping'; n: number }
  | { type: 'pong'; n: number }
  | { type: 'bye' };

export interface Limits {
  maxLength: number;
  window: number;
}

export interface Resumed {
  conversation: string;
  ok: boolean;
  from: number;
  top: number;
  lastNumber: number;
}

export interface InboxRow {
  conversation: string;
  version: number;
  visitor: string;
  locale: string;
  owner: Owner;
  agent: Author | null;
  reason: HandoffReason | null;
  waitingSince: string | null;
  lastText: string;
  lastAuthor: Kind | null;
  lastAt: string;
  openedAt: string;
}

export type ServerFrameUnion =
  | {
      type: 'welcome';
      session: string;
      node: string;
      generation: number;
      epoch: number;
      heartbeatMs: number;
      limits: Limits;
      now: string;
      resumed: Resumed[];
    }
  | { type: 'ack'; conversation: string; clientMessageId: string; seq: number; at: string }
  | {
      type: 'nack';
      conversation: string | null;
      clientMessageId: string | null;
      code: Code;
      retry: boolean;
      afterMs: number | null;
      expected: number | null;
      message: string;
    }
  | {
      type: 'events';
      conversation: string;
      from: number;
      to: number;
      items: EventUnion[];
      more: boolean;
    }
  | {
      type: 'turn';
      conversation: string;
      turn: string;
      attempt: number;
      state: TurnState;
      detail: TurnDetail | null;
    }
  | {
      type: 'delta';
      conversation: string;
      turn: string;
      attempt: number;
      offset: number;
      text: string;
    }
  | { type: 'snapshot'; conversation: string; turn: string; attempt: number; text: string }
  | { type: 'typing'; conversation: string; author: Author; active: boolean; ttlMs: number }
  | {
      type: 'presence';
      conversation: string;
      queuePosition: number | null;
      agentsOnline: number;
    }
  | { type: 'ping'; n: number }
  | { type: 'pong'; n: number }
  | { type: 'drain'; afterMs: number; deadlineMs: number; generation: number; url: string | null }
  | { type: 'resync'; conversation: string; reason: string }
  | { type: 'status'; ai: AiState; store: StoreState }
  | { type: 'inbox'; row: InboxRow };
