// What the loader on the host page and the frame say to each other. Both sides check the origin and
// the source of every word.

export const ENVELOPE = 1;

export interface Preview {
  kind: 'assistant' | 'agent' | 'system';
  name: string;
  text: string;
}

/** From the loader to the frame. */
export type Command =
  { command: 'open'; full: boolean } | { command: 'close' } | { command: 'prefill'; text: string };

/** From the frame to the loader. */
export type Report =
  | { report: 'ready' }
  | { report: 'close' }
  | { report: 'unread'; count: number; preview: Preview | null }
  | { report: 'message'; from: 'visitor' | 'assistant' | 'agent' | 'system' }
  | { report: 'handoff' }
  | { report: 'error'; reason: string };

export type Envelope<T> = T & { nightdesk: typeof ENVELOPE };

export function isEnvelope<T>(data: unknown): data is Envelope<T> {
  return (data as { nightdesk?: unknown } | null)?.nightdesk === ENVELOPE;
}
