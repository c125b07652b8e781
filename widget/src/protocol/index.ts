import type { ClientFrameUnion, EventUnion, ServerFrameUnion } from './frames';

export * from './frames';
export * from './closeCodes';

export const SUBPROTOCOL = 'chat.v1';
export const VERSION = 1;

/** One kind of server frame, for example `FrameOf<'events'>`. */
export type FrameOf<T extends ServerFrameUnion['type']> = Extract<ServerFrameUnion, { type: T }>;
export type ClientFrameOf<T extends ClientFrameUnion['type']> = Extract<
  ClientFrameUnion,
  { type: T }
>;
export type EventOf<T extends EventUnion['type']> = Extract<EventUnion, { type: T }>;
