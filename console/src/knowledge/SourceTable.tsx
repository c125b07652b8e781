import type { Source } from '../api/sources';
import { ago } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { RowLink, Table } from '../ui/Table';
import { t } from './messages';
import { SourceState } from './SourceState';

const ICONS: Record<Source['kind'], IconName> = { upload: 'file', web: 'globe', folder: 'book' };

interface Props {
  sources: readonly Source[];
  onOpen(id: string): void;
}

export function SourceTable({ sources, onOpen }: Props) {
  return (
    <Table
      lead
      rows={sources}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('sources.source'),
          render: ({ id, name, kind, internal }) => (
            <span className="cell-icon">
              <Icon name={internal ? 'lock' : ICONS[kind]} small />
              <RowLink name={name} onOpen={() => onOpen(id)} />
              {internal && <span className="chip chip-note">{t('knowledge.internal')}</span>}
            </span>
          ),
        },
        { title: t('sources.kind'), quiet: true, render: ({ kind }) => t(`sources.kind.${kind}`) },
        { title: t('sources.articles'), numeric: true, render: ({ articles }) => articles },
        { title: t('sources.fresh'), quiet: true, render: freshness },
        { title: t('sources.health'), render: (source) => <SourceState source={source} /> },
      ]}
    />
  );
}

export function freshness({ freshAt }: Source): string {
  return freshAt === null ? t('sources.never') : ago(Date.parse(freshAt));
}
