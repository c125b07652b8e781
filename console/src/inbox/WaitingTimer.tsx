import { useDelayedSince } from '../app/StatusStrip';
import { stopwatch, useNow } from '../ui/clock';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';

/** From here on a wait is called long; sites cannot set a service level yet. */
const LONG_MS = 5 * 60_000;

interface Props {
  since: number;
  /** In the queue: nobody has spoken to this customer yet. */
  urgent: boolean;
}

/** How long somebody has been waiting, once a second. */
export function WaitingTimer({ since, urgent }: Props) {
  const waited = useNow() - since;
  const stale = useDelayedSince() !== null;
  const long = urgent && waited >= LONG_MS;
  return (
    <span className={`timer${long ? ' timer-danger' : ''}${stale ? ' is-stale' : ''}`}>
      <Icon name={long ? 'alert' : 'clock'} />
      <span className="visually-hidden">{t('inbox.waiting')}</span>
      <time>{stopwatch(waited)}</time>
    </span>
  );
}
