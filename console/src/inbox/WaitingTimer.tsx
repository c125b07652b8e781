import { useDelayedSince } from '../app/StatusStrip';
import { stopwatch, useNow } from '../ui/clock';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';

interface Props {
  since: number;
  /** Longer than the desk has promised. */
  overdue: boolean;
}

/** How long somebody has been waiting, once a second. */
export function WaitingTimer({ since, overdue }: Props) {
  const waited = useNow() - since;
  const stale = useDelayedSince() !== null;
  return (
    <span className={`timer${overdue ? ' timer-danger' : ''}${stale ? ' is-stale' : ''}`}>
      <Icon name={overdue ? 'alert' : 'clock'} />
      <span className="visually-hidden">{t(overdue ? 'inbox.overdue' : 'inbox.waiting')}</span>
      <time>{stopwatch(waited)}</time>
    </span>
  );
}
