import type { Model } from '../api/models';
import { ago } from '../ui/i18n';
import { RowLink, Table } from '../ui/Table';
import { t } from './messages';
import { ModelState } from './ModelState';

interface Props {
  models: readonly Model[];
  /** Without it they are only shown. */
  onOpen?: (id: string) => void;
}

export function ModelTable({ models, onOpen }: Props) {
  return (
    <Table
      rows={models}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('models.name'),
          render: ({ id, name }) =>
            onOpen === undefined ? (
              <bdi>{name}</bdi>
            ) : (
              <RowLink name={name} onOpen={() => onOpen(id)} />
            ),
        },
        {
          title: t('models.model'),
          quiet: true,
          render: ({ provider, model }) => (
            <>
              {provider} · <bdi>{model}</bdi>
            </>
          ),
        },
        { title: t('models.state'), render: (model) => <ModelState model={model} /> },
        {
          title: t('models.streamsNow'),
          numeric: true,
          render: ({ status, streams }) =>
            status === null ? '–' : `${status.streams} / ${streams}`,
        },
        {
          title: t('models.lastFailure'),
          quiet: true,
          render: (model) => <LastFailure model={model} />,
        },
      ]}
    />
  );
}

function LastFailure({ model }: { model: Model }) {
  const last = model.status?.last ?? null;
  if (last === null) return <>{t('models.noFailure')}</>;
  return (
    <span title={last.detail}>
      {t(`models.failure.${last.failure}`)}, {ago(Date.parse(last.at))}
    </span>
  );
}
