import { useEffect, useState } from 'preact/hooks';
import { useChat } from './context';
import { Icon } from './Icon';
import { t } from './strings';

/** Short losses are nobody's business. */
const QUIET_MS = 4_000;
/** After this the customer should know that it takes longer. */
const OFFLINE_MS = 15_000;
const CONNECTED_MS = 1_500;

type Look = { tone: 'warn' | 'ok'; text: string; detail?: string; action?: string };

/** The line that tells about the connection, when there is something to tell. */
export function Strip() {
  const chat = useChat();
  const look = useLook();
  if (look === null) return null;
  return (
    <div class={`nd-strip nd-strip--${look.tone}`}>
      <Icon name={look.tone === 'ok' ? 'check' : 'warning'} />
      <p class="nd-strip-text">
        {look.text}
        {look.detail !== undefined && <small>{look.detail}</small>}
      </p>
      {look.action !== undefined && (
        <button
          class="nd-button nd-button--secondary nd-button--compact"
          type="button"
          onClick={() => chat.client.retryNow()}
        >
          {look.action}
        </button>
      )}
    </div>
  );
}

function useLook(): Look | null {
  const chat = useChat();
  const state = chat.connection.value;
  const lostFor = state.kind === 'connecting' ? chat.now.value - state.since : 0;
  const lost = state.kind === 'connecting' && (lostFor > QUIET_MS || !chat.online.value);
  const back = useJustBack(lost, state.kind === 'live');
  if (state.kind === 'stopped') {
    const text = {
      refused: 'stoppedRefused',
      outdated: 'stoppedOutdated',
      displaced: 'stoppedDisplaced',
    };
    return { tone: 'warn', text: t(text[state.why] as 'stoppedRefused'), action: t('reconnect') };
  }
  if (lost && (!chat.online.value || lostFor > OFFLINE_MS)) {
    return { tone: 'warn', text: t('offline'), detail: t('offlineDetail'), action: t('now') };
  }
  if (lost) {
    return { tone: 'warn', text: t('reconnecting'), detail: t('nothingLost'), action: t('now') };
  }
  if (chat.store.value === 'read_only') {
    return { tone: 'warn', text: t('readOnly'), detail: t('readOnlyDetail') };
  }
  return back ? { tone: 'ok', text: t('connected') } : null;
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
