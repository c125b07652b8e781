import './knowledge.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/past';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Page } from '../app/Page';
import { EmptyState, ErrorCard, SkeletonRows } from '../ui/states';
import { GoBackDialog } from './GoBackDialog';
import { KnowledgeTabs } from './KnowledgeTabs';
import { t } from './messages';
import { PastTable } from './PastTable';

/** What changed for customers, and the way back. */
export function PastPage() {
  const { me } = useDesk();
  const [undoing, setUndoing] = useState<api.Change | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['past'],
    queryFn: ({ signal }) => api.changes(signal),
    staleTime: 0,
  });
  return (
    <Page title={t('place.knowledge')} tools={<KnowledgeTabs shown="history" />}>
      {isPending && <SkeletonRows count={4} kind="table" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('past.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data?.length === 0 && (
        <EmptyState icon="history" title={t('past.empty')}>
          <p>{t('past.emptyText')}</p>
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <section className="card" aria-label={t('past')}>
          <PastTable
            changes={data}
            {...(may(me.role, 'knowledge.rollback') ? { onGoBack: setUndoing } : {})}
          />
        </section>
      )}
      <GoBackDialog change={undoing} onClose={() => setUndoing(null)} />
    </Page>
  );
}
