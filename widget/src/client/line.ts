/** What a `Socket` needs of a WebSocket. */
export interface Line {
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  /** Called once, also for an end that came from this side. */
  onclose: ((close: { code: number; reason: string }) => void) | null;
  readonly readyState: number;
  send(text: string): void;
  close(code?: number): void;
}
