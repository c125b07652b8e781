import './models.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import * as api from '../api/models';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Page } from '../app/Page';
import { Button } from '../ui/Button';
import { EmptyState, ErrorCard, SkeletonRows } from '../ui/states';
import { t } from './messages';
import { BudgetCard } from './BudgetCard';
import { ModelOrders } from './ModelOrders';
import { ModelSheet, type KeptEntries } from './ModelSheet';
import { ModelTable } from './ModelTable';

const route = getRouteApi('/desk/models');

/** In the address, for the model that is not there yet. */
const NEW = 'new';

/** Breakers open and close by themselves. */
const WATCH_MS = 5_000;

/** Which language models are asked for what, and how they fare. */
export function ModelsPage() {
  const { model: chosen } = route.useSearch();
  const { me } = useDesk();
  const navigate = useNavigate();
  const [kept] = useState<KeptEntries>(() => new Map());
  const allowed = may(me.role, 'model.manage');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => api.models(signal),
    enabled: allowed,
    refetchInterval: WATCH_MS,
  });
  if (!allowed) {
    return (
      <Page title={t('place.models')}>
        <EmptyState icon="lock" title={t('noPermission')}>
          <p>{t('models.noPermission')}</p>
        </EmptyState>
      </Page>
    );
  }
  const open = (model: string | undefined) =>
    void navigate({ to: '/models', search: model === undefined ? {} : { model } });
  const add = (
    <Button tone="primary" icon="plus" onClick={() => open(NEW)}>
      {t('models.add')}
    </Button>
  );
  const model = data?.models.find((one) => one.id === chosen) ?? null;
  return (
    <Page title={t('place.models')} actions={data !== undefined && data.models.length > 0 && add}>
      {isPending && <SkeletonRows count={3} kind="table" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('models.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data?.models.length === 0 && (
        <EmptyState icon="spark" title={t('models.empty')}>
          <p>{t('models.emptyText')}</p>
          {add}
        </EmptyState>
      )}
      {data !== undefined && data.models.length > 0 && (
        <>
          {data.configured && <p className="models-note">{t('models.configured')}</p>}
          <section className="card" aria-label={t('place.models')}>
            <ModelTable models={data.models} {...(data.configured ? {} : { onOpen: open })} />
          </section>
          {!data.configured && <ModelOrders {...data} />}
        </>
      )}
      {data !== undefined && <BudgetCard />}
      {data !== undefined && (chosen === NEW || (model !== null && !data.configured)) && (
        <ModelSheet
          key={chosen}
          model={model}
          all={data}
          kept={kept}
          onClose={() => open(undefined)}
        />
      )}
    </Page>
  );
}
