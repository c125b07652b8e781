import { Link } from '@tanstack/react-router';
import type { Counts, View } from '../api/desk';
import { t } from '../ui/i18n';
import { EmptyState } from '../ui/states';

/** An empty view says what that means, and where there is something to see. */
export function EmptyView({ view, counts }: { view: View; counts: Counts }) {
  const toQueue = view === 'mine' && counts.queue > 0;
  const toAi = !toQueue && view !== 'ai' && counts.ai > 0;
  return (
    <EmptyState icon={view === 'ai' ? 'spark' : 'check'} title={t(`empty.${view}`)}>
      {toQueue && (
        <>
          <p>{t('empty.queueWaits', { count: counts.queue })}</p>
          <Link to="." search={{ view: 'queue' }} className="button">
            {t('empty.openQueue')}
          </Link>
        </>
      )}
      {toAi && (
        <>
          <p>{t('empty.aiHandles', { count: counts.ai })}</p>
          <Link to="." search={{ view: 'ai' }} className="button">
            {t('empty.watch')}
          </Link>
        </>
      )}
    </EmptyState>
  );
}
