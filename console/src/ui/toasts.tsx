import { useEffect, useRef } from 'react';
import { useCommands } from './commands';
import { t } from './i18n';
import { Icon } from './Icon';
import { IconButton } from './IconButton';
import { ariaKeys, Keys } from './Keys';
import { Store, useStore } from './store';

/** What can be done about it while it is said, also by a key. */
interface Offer {
  label: string;
  run(): void;
}

interface Toast {
  id: number;
  text: string;
  tone: 'ok' | 'warn' | 'danger' | 'plain';
  offer: Offer | null;
}

const MOST = 3;
const SHOWN_MS = 6_000;
const OFFER_KEY = 'z';
const ICONS = { ok: 'check', warn: 'alert', danger: 'alert', plain: 'info' } as const;

const toasts = new Store<readonly Toast[]>([]);
let lastId = 0;

/** Says something that happened out of sight. */
export function toast(
  text: string,
  tone: Toast['tone'] = 'plain',
  offer: Offer | null = null,
): void {
  lastId += 1;
  const next = { id: lastId, text, tone, offer };
  toasts.update((before) => [...before, next].slice(-MOST));
}

function dismiss(id: number): void {
  toasts.update((before) => before.filter((one) => one.id !== id));
}

export function Toasts() {
  const shown = useStore(toasts);
  return (
    <section className="toasts" role="status" aria-label={t('toasts')}>
      {shown.map((one) => (
        <ToastCard key={one.id} toast={one} />
      ))}
    </section>
  );
}

function ToastCard({ toast: { id, text, tone, offer } }: { toast: Toast }) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const hold = () => clearTimeout(timer.current);
  const run = () => {
    hold();
    timer.current = setTimeout(() => dismiss(id), SHOWN_MS);
  };
  useEffect(() => {
    timer.current = setTimeout(() => dismiss(id), SHOWN_MS);
    return () => clearTimeout(timer.current);
  }, [id]);
  return (
    <div
      className={`toast toast-${tone}`}
      onPointerEnter={hold}
      onPointerLeave={run}
      onFocus={hold}
      onBlur={run}
    >
      <Icon name={ICONS[tone]} small />
      <p>{text}</p>
      {offer !== null && (
        <Offered
          label={offer.label}
          run={() => {
            dismiss(id);
            offer.run();
          }}
        />
      )}
      <IconButton icon="close" label={t('dismiss')} tight onClick={() => dismiss(id)} />
    </div>
  );
}

function Offered({ label, run }: Offer) {
  useCommands([{ id: 'offer', group: 'context', label, keys: OFFER_KEY, run }]);
  return (
    <button
      type="button"
      className="button-link"
      aria-keyshortcuts={ariaKeys(OFFER_KEY)}
      onClick={run}
    >
      {label} <Keys keys={OFFER_KEY} />
    </button>
  );
}
