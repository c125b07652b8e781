export { Backoff } from './backoff';
export { ChatClient, type ChatClientOptions, type ChatFrame, type LocalFrame } from './chatClient';
export type { ConnectionState } from './connection';
export { newId } from './ids';
export type { Entry } from './entry';
export { safeStorage, type KeyValue } from './storage';
export {
  Problem,
  VisitorApi,
  type ConversationRow,
  type Session,
  type SiteInfo,
} from './visitorApi';
export { onWake } from './wake';
