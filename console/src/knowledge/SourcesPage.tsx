import './knowledge.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import * as api from '../api/sources';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Page } from '../app/Page';
import { Button } from '../ui/Button';
import { EmptyState, ErrorCard, SkeletonRows } from '../ui/states';
import { AddSource } from './AddSource';
import { KnowledgeTabs } from './KnowledgeTabs';
import { t } from './messages';
import { SourceSheet } from './SourceSheet';
import { SourceTable } from './SourceTable';

const route = getRouteApi('/desk/knowledge/sources');

/** How often to look while something is being read. */
const WATCH_MS = 1_500;

/** Where articles come from that nobody writes here. */
export function SourcesPage() {
  const { source } = route.useSearch();
  const { me } = useDesk();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const allowed = may(me.role, 'source.manage');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['sources'],
    queryFn: ({ signal }) => api.sources(signal),
    enabled: allowed,
    refetchInterval: ({ state }) => (state.data?.sources.some(api.isOpen) ? WATCH_MS : false),
  });
  if (!allowed) {
    return (
      <Page title={t('place.knowledge')}>
        <EmptyState icon="lock" title={t('noPermission')}>
          <p>{t('sources.noPermission')}</p>
        </EmptyState>
      </Page>
    );
  }
  const open = (id: string | undefined) =>
    void navigate({ to: '/knowledge/sources', search: id === undefined ? {} : { source: id } });
  const add = (
    <Button tone="primary" icon="plus" onClick={() => setAdding(true)}>
      {t('sources.add')}
    </Button>
  );
  return (
    <Page
      title={t('place.knowledge')}
      tools={<KnowledgeTabs shown="sources" />}
      actions={data !== undefined && data.sources.length > 0 && add}
    >
      {isPending && <SkeletonRows count={4} kind="table" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('sources.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data?.sources.length === 0 && (
        <EmptyState icon="book" title={t('sources.empty')}>
          <p>{t('sources.emptyText')}</p>
          {add}
        </EmptyState>
      )}
      {data !== undefined && data.sources.length > 0 && (
        <section className="card" aria-label={t('sources')}>
          <SourceTable sources={data.sources} onOpen={open} />
        </section>
      )}
      {data !== undefined && (
        <AddSource
          open={adding}
          folders={data.folders}
          maxUpload={data.maxUpload}
          onClose={() => setAdding(false)}
        />
      )}
      {source !== undefined && (
        <SourceSheet key={source} id={source} onClose={() => open(undefined)} />
      )}
    </Page>
  );
}
