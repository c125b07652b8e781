// Made from the records of io.nightdesk.gateway; `./test fix` writes it anew. Do not edit.

export interface ClientFrame {
  type: 'hello' | 'send' | 'got' | 'read' | 'typing' | 'want' | 'sync' | 'cancel' | 'watch' | 'ping' | 'pong' | 'bye';
}

export interface ServerFrame {
  type: 'welcome' | 'ack' | 'nack' | 'events' | 'turn' | 'delta' | 'snapshot' | 'typing' | 'presence' | 'ping' | 'pong' | 'drain' | 'resync' | 'status' | 'inbox';
}

export interface Event {
  type: 'message' | 'note' | 'owner' | 'feedback' | 'hidden';
}

export interface Hello extends ClientFrame {
  type: 'hello';
  version: number;
  sdk: string;
  device: string;
  token: string;
  caps: string[] | null;
  resume: Resume[] | null;
}

export interface Send extends ClientFrame {
  type: 'send';
  conversation: string;
  clientMessageId: string;
  number: number;
  body: string;
  replyTo: number | null;
  internal: boolean | null;
}

export interface Got extends ClientFrame {
  type: 'got';
  conversation: string;
  seq: number;
}

export interface Read extends ClientFrame {
  type: 'read';
  conversation: string;
  seq: number;
}

export interface ClientTyping extends ClientFrame {
  type: 'typing';
  conversation: string;
  active: boolean;
}

export interface Want extends ClientFrame {
  type: 'want';
  conversation: string;
  turn: string;
}

export interface Sync extends ClientFrame {
  type: 'sync';
  conversation: string;
  after: number;
}

export interface Cancel extends ClientFrame {
  type: 'cancel';
  conversation: string;
  turn: string;
}

export interface Watch extends ClientFrame {
  type: 'watch';
}

export interface ClientPing extends ClientFrame {
  type: 'ping';
  n: number;
}

export interface ClientPong extends ClientFrame {
  type: 'pong';
  n: number;
}

export interface Bye extends ClientFrame {
  type: 'bye';
}

export interface Welcome extends ServerFrame {
  type: 'welcome';
  session: string;
  node: string;
  generation: number;
  epoch: number;
  heartbeatMs: number;
  limits: Limits;
  now: DateAsString;
  resumed: Resumed[];
}

export interface Ack extends ServerFrame {
  type: 'ack';
  conversation: string;
  clientMessageId: string;
  seq: number;
  at: DateAsString;
}

export interface Nack extends ServerFrame {
  type: 'nack';
  conversation: string | null;
  clientMessageId: string | null;
  code: Code;
  retry: boolean;
  afterMs: number | null;
  expected: number | null;
  message: string;
}

export interface Events extends ServerFrame {
  type: 'events';
  conversation: string;
  from: number;
  to: number;
  items: EventUnion[];
  more: boolean;
}

export interface Turn extends ServerFrame {
  type: 'turn';
  conversation: string;
  turn: string;
  attempt: number;
  state: TurnState;
  detail: TurnDetail | null;
}

export interface Delta extends ServerFrame {
  type: 'delta';
  conversation: string;
  turn: string;
  attempt: number;
  offset: number;
  text: string;
}

export interface Snapshot extends ServerFrame {
  type: 'snapshot';
  conversation: string;
  turn: string;
  attempt: number;
  text: string;
}

export interface Typing extends ServerFrame {
  type: 'typing';
  conversation: string;
  author: Author;
  active: boolean;
  ttlMs: number;
}

export interface Presence extends ServerFrame {
  type: 'presence';
  conversation: string;
  queuePosition: number | null;
  agentsOnline: number;
}

export interface Ping extends ServerFrame {
  type: 'ping';
  n: number;
}

export interface Pong extends ServerFrame {
  type: 'pong';
  n: number;
}

export interface Drain extends ServerFrame {
  type: 'drain';
  afterMs: number;
  deadlineMs: number;
  generation: number;
  url: string | null;
}

export interface Resync extends ServerFrame {
  type: 'resync';
  conversation: string;
  reason: string;
}

export interface Status extends ServerFrame {
  type: 'status';
  ai: AiState;
  store: StoreState;
}

export interface Inbox extends ServerFrame {
  type: 'inbox';
  row: InboxRow;
}

export interface Message extends Event {
  type: 'message';
  seq: number;
  at: DateAsString;
  author: Author;
  text: string;
  clientMessageId: string | null;
  turn: string | null;
  citations: Citation[];
  stopped: boolean;
  rung: string | null;
  choices: string[] | null;
}

export interface Note extends Event {
  type: 'note';
  seq: number;
  at: DateAsString;
  author: Author;
  text: string;
  clientMessageId: string | null;
}

export interface OwnerChanged extends Event {
  type: 'owner';
  seq: number;
  at: DateAsString;
  owner: Owner;
  by: Author;
  agent: Author | null;
  reason: HandoffReason | null;
}

export interface Feedback extends Event {
  type: 'feedback';
  seq: number;
  at: DateAsString;
  message: number;
  value: Thumb | null;
}

export interface Hidden extends Event {
  type: 'hidden';
  seq: number;
}

export interface Resume {
  conversation: string;
  epoch: number | null;
  after: number;
  turn: ShownTurn | null;
}

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

export interface Author {
  kind: Kind;
  id: string | null;
  name: string;
}

export interface InboxRow {
  conversation: string;
  version: number;
  visitor: string;
  locale: string;
  owner: Owner;
  agent: Author | null;
  reason: HandoffReason | null;
  waitingSince: DateAsString | null;
  lastText: string;
  lastAuthor: Kind | null;
  lastAt: DateAsString;
  openedAt: DateAsString;
  overdue: boolean;
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

export interface ShownTurn {
  turn: string;
  attempt: number;
  offset: number;
}

export type DateAsString = string;

export type Code = 'EMPTY' | 'TOO_LONG' | 'BAD_FRAME' | 'ORDER' | 'RATE' | 'OVERLOAD' | 'UNKNOWN_CONVERSATION' | 'FORBIDDEN' | 'EXPIRED' | 'CLOSED' | 'ID_REUSED' | 'READ_ONLY';

export type TurnState = 'queued' | 'running' | 'done' | 'failed' | 'handed_off' | 'cancelled';

export type TurnDetail = 'searching' | 'writing';

export type AiState = 'ok' | 'slow' | 'down';

export type StoreState = 'ok' | 'read_only';

export type Owner = 'ai' | 'queue' | 'agent' | 'closed';

export type HandoffReason = 'customer_request' | 'missing_knowledge' | 'low_confidence' | 'policy' | 'frustration' | 'tool_failure' | 'provider_down';

export type Thumb = 'up' | 'down';

export type Kind = 'visitor' | 'assistant' | 'agent' | 'system';

export type ClientFrameUnion = Hello | Send | Got | Read | ClientTyping | Want | Sync | Cancel | Watch | ClientPing | ClientPong | Bye;

export type ServerFrameUnion = Welcome | Ack | Nack | Events | Turn | Delta | Snapshot | Typing | Presence | Ping | Pong | Drain | Resync | Status | Inbox;

export type EventUnion = Message | Note | OwnerChanged | Feedback | Hidden;
