import { useEffect, useState } from 'preact/hooks';
import type { StopReason } from '../protocol';
import { useChat } from './context';
import { Icon } from './Icon';
import { t, type StringKey } from './strings';

/** What passes as fast as a change of servers or databases is nobody's business. */
const QUIET_MS = 4_000;
/** After this the customer should know that it takes longer. */
const LONG_MS = 15_000;
const CONNECTED_MS = 1_500;

type Look = { text: StringKey; detail?: StringKey; action?: StringKey };

const STOPPED: Record<StopReason, StringKey> = {
  refused: 'stoppedRefused',
  outdated: 'stoppedOutdated',
  displaced: 'stoppedDisplaced',
};

/** The line that tells about the connection, when there is something to tell. */
export function Strip() {
  const chat = useChat();
  const look = useLook();
  if (look === null) return null;
  const { text, detail, action } = look;
  const ok = text === 'connected';
  return (
    <div class={`nd-strip nd-strip--${ok ? 'ok' : 'warn'}`}>
      <Icon name={ok ? 'check' : 'warning'} />
      <p class="nd-strip-text">
        {t(text)}
        {detail && <small>{t(detail)}</small>}
      </p>
      {action && (
        <button
          class="nd-button nd-button--secondary nd-button--compact"
          type="button"
          onClick={() => chat.client.retryNow()}
        >
          {t(action)}
        </button>
      )}
    </div>
  );
}

function useLook(): Look | null {
  const chat = useChat();
  const state = chat.connection.value;
  const lost = state.kind === 'connecting';
  const since = lost ? state.since : chat.unstoredSince.value;
  const lasted = since && chat.now.value - since;
  const told = lasted > QUIET_MS;
  const back = useJustBack(lost && told, state.kind === 'live');
  if (state.kind === 'stopped') return { text: STOPPED[state.why], action: 'reconnect' };
  if (!told) return back ? { text: 'connected' } : null;
  if (!lost) return { text: 'readOnly', detail: 'readOnlyDetail' };
  if (!chat.online.value) return { text: 'offline', detail: 'offlineDetail', action: 'now' };
  const text = lasted > LONG_MS ? 'unreachable' : 'reconnecting';
  return { text, detail: 'nothingLost', action: 'now' };
}

/** True for a moment after a loss that was told. */
function useJustBack(lost: boolean, live: boolean): boolean {
  const [told, setTold] = useState(false);
  useEffect(() => {
    if (lost) setTold(true);
    if (!told || !live) return;
    const timer = setTimeout(() => setTold(false), CONNECTED_MS);
    return () => clearTimeout(timer);
  }, [lost, live, told]);
  return told && live;
}
