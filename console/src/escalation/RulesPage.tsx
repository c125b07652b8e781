import '../knowledge/knowledge.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import * as api from '../api/escalation';
import { Page } from '../app/Page';
import { KnowledgeTabs } from '../knowledge/KnowledgeTabs';
import { Button } from '../ui/Button';
import { EmptyState, ErrorCard, SkeletonRows } from '../ui/states';
import { t } from './messages';
import { RuleSheet } from './RuleSheet';
import { RuleTable } from './RuleTable';

const route = getRouteApi('/desk/knowledge/rules');

/** In the address, for the rule that is not there yet. */
const NEW = 'new';

/** When a conversation goes to people, whatever the assistant knows. */
export function RulesPage() {
  const { rule: chosen } = route.useSearch();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['escalation'],
    queryFn: ({ signal }) => api.escalationRules(signal),
  });
  const open = (rule: string | undefined) =>
    void navigate({ to: '/knowledge/rules', search: rule === undefined ? {} : { rule } });
  const create = (
    <Button tone="primary" icon="plus" onClick={() => open(NEW)}>
      {t('escalation.new')}
    </Button>
  );
  const rule = data?.find((one) => one.id === chosen) ?? null;
  return (
    <Page
      title={t('place.knowledge')}
      tools={<KnowledgeTabs shown="rules" />}
      actions={data !== undefined && data.length > 0 && create}
    >
      {isPending && <SkeletonRows count={4} kind="table" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('escalation.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data?.length === 0 && (
        <EmptyState icon="check" title={t('escalation.empty')}>
          <p>{t('escalation.emptyText')}</p>
          {create}
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <section className="card" aria-label={t('escalation.rules')}>
          <RuleTable rules={data} onOpen={open} />
        </section>
      )}
      {data !== undefined && (rule !== null || chosen === NEW) && (
        <RuleSheet key={chosen} rule={rule} onClose={() => open(undefined)} />
      )}
    </Page>
  );
}
