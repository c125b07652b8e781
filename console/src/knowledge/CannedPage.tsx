import './knowledge.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import * as api from '../api/canned';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Page } from '../app/Page';
import { Button } from '../ui/Button';
import { EmptyState, ErrorCard, SkeletonRows } from '../ui/states';
import { CannedSheet } from './CannedSheet';
import { CannedTable } from './CannedTable';
import { KnowledgeTabs } from './KnowledgeTabs';
import { t } from './messages';

const route = getRouteApi('/desk/knowledge/canned');

/** In the address, for the answer that is not there yet. */
const NEW = 'new';

/** Answers that are given word for word. */
export function CannedPage() {
  const { answer: chosen } = route.useSearch();
  const { me } = useDesk();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['canned'],
    queryFn: ({ signal }) => api.cannedAnswers(signal),
  });
  const open = (answer: string | undefined) =>
    void navigate({ to: '/knowledge/canned', search: answer === undefined ? {} : { answer } });
  const mayWrite = may(me.role, 'article.publish');
  const create = mayWrite && (
    <Button tone="primary" icon="plus" onClick={() => open(NEW)}>
      {t('canned.new')}
    </Button>
  );
  const answer = data?.answers.find((one) => one.id === chosen) ?? null;
  return (
    <Page
      title={t('place.knowledge')}
      tools={<KnowledgeTabs shown="canned" />}
      actions={data !== undefined && data.answers.length > 0 && create}
    >
      {isPending && <SkeletonRows count={4} kind="table" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('canned.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data?.answers.length === 0 && (
        <EmptyState icon="check" title={t('canned.empty')}>
          <p>{t('canned.emptyText')}</p>
          {create}
        </EmptyState>
      )}
      {data !== undefined && data.answers.length > 0 && (
        <section className="card" aria-label={t('canned')}>
          <CannedTable
            answers={data.answers}
            recommended={data.recommendedExamples}
            onOpen={open}
          />
        </section>
      )}
      {data !== undefined && (answer !== null || (chosen === NEW && mayWrite)) && (
        <CannedSheet
          key={chosen}
          answer={answer}
          recommended={data.recommendedExamples}
          readOnly={!mayWrite}
          onClose={() => open(undefined)}
        />
      )}
    </Page>
  );
}
