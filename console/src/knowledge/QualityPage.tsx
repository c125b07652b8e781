import './knowledge.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import * as api from '../api/evaluations';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Page } from '../app/Page';
import { Button } from '../ui/Button';
import { EmptyState, ErrorCard, SkeletonRows } from '../ui/states';
import { AskQuestions } from './AskQuestions';
import { EvaluationSheet } from './EvaluationSheet';
import { EvaluationTable } from './EvaluationTable';
import { KnowledgeTabs } from './KnowledgeTabs';
import { t } from './messages';

const route = getRouteApi('/desk/knowledge/quality');

/** How often to look while questions are being asked. */
const WATCH_MS = 1_500;

/** How well the search finds and quotes, measured on questions of one's own. */
export function QualityPage() {
  const { evaluation } = route.useSearch();
  const { me } = useDesk();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['evaluations'],
    queryFn: ({ signal }) => api.evaluations(signal),
    refetchInterval: ({ state }) =>
      state.data?.some((one) => one.state === 'running') ? WATCH_MS : false,
  });
  const open = (id: string | undefined) =>
    void navigate({
      to: '/knowledge/quality',
      search: id === undefined ? {} : { evaluation: id },
    });
  const [asking, setAsking] = useState(false);
  const ask = may(me.role, 'article.publish') && (
    <Button tone="primary" icon="plus" onClick={() => setAsking(true)}>
      {t('quality.ask')}
    </Button>
  );
  return (
    <Page
      title={t('place.knowledge')}
      tools={<KnowledgeTabs shown="quality" />}
      actions={data !== undefined && data.length > 0 && ask}
    >
      {isPending && <SkeletonRows count={4} kind="table" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('quality.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data?.length === 0 && (
        <EmptyState icon="check" title={t('quality.empty')}>
          <p>{t('quality.emptyText')}</p>
          {ask}
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <section className="card" aria-label={t('quality')}>
          <EvaluationTable evaluations={data} onOpen={open} />
        </section>
      )}
      <AskQuestions open={asking} onClose={() => setAsking(false)} />
      {evaluation !== undefined && (
        <EvaluationSheet key={evaluation} id={evaluation} onClose={() => open(undefined)} />
      )}
    </Page>
  );
}
