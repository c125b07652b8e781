import type { Citation, ClientFrameUnion, FrameOf, ServerFrameUnion } from '../../src/protocol';

export interface Reply {
  text: string;
  citations?: Citation[];
  rung?: string;
  choices?: string[];
  thinkMs?: number;
  chunkMs?: number;
  /** The answer begins no sooner. */
  begin?: Promise<void>;
  /** The last word comes no sooner. */
  end?: Promise<void>;
  handOff?: boolean;
}

export interface Failure {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

export class Double {
  heard: ClientFrameUnion[];
  links: Set<object>;
  epoch: number;
  heartbeatMs: number;
  socketsBlocked: boolean;
  conversations: Map<string, Conversation>;
  sessions: Map<string, { attributes: string | null }>;
  refuse: (frame: ClientFrameUnion & { type: 'send' }) => Partial<FrameOf<'nack'>> | null;
  fail: (method: string, path: string) => Failure | null;
  answer: (text: string) => Reply;
  /** How many clients are connected by a WebSocket. */
  readonly sockets: number;
  readonly url: string;
  readonly last: Conversation;
  start(port?: number): Promise<Double>;
  stop(): Promise<void>;
  closeSockets(code: number, reason?: string): void;
  drain(afterMs?: number, deadlineMs?: number): void;
  broadcast(frame: ServerFrameUnion): void;
}

export class Conversation {
  id: string;
  owner: string;
  events: { type: string; seq: number; text?: string; clientMessageId?: string | null }[];
  join(): void;
  append(event: object): void;
}
