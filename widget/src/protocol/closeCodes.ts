/** What a client does after its socket closed. */
export type Verdict =
  | { kind: 'reconnect' }
  /** The server is full: not before this many milliseconds. */
  | { kind: 'wait'; ms: number }
  /** The token has expired: get a new one first. */
  | { kind: 'refresh' }
  | { kind: 'stop'; why: StopReason };

export type StopReason = 'refused' | 'outdated' | 'displaced';

const MAX_WAIT_MS = 30_000;

/**
 * Verdicts go by range, so that a client understands codes younger than itself: 4500 to 4999 mean
 * stop, everything else means come back.
 */
export function verdict(code: number, reason: string): Verdict {
  if (code >= 4500 && code <= 4999) return { kind: 'stop', why: stopReason(code) };
  if (code === 4005) return { kind: 'refresh' };
  if (code === 4006) {
    const ms = Number.parseInt(reason, 10);
    if (ms > 0) return { kind: 'wait', ms: Math.min(ms, MAX_WAIT_MS) };
  }
  return { kind: 'reconnect' };
}

function stopReason(code: number): StopReason {
  if (code === 4504) return 'outdated';
  if (code === 4505) return 'displaced';
  return 'refused';
}
