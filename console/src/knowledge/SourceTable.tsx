import type { Source } from '../api/sources';
import { ago } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { t } from './messages';
import { SourceState } from './SourceState';

const ICONS: Record<Source['kind'], IconName> = { upload: 'file', web: 'globe', folder: 'book' };

interface Props {
  sources: readonly Source[];
  onOpen(id: string): void;
}

export function SourceTable({ sources, onOpen }: Props) {
  return (
    <div className="table-scroll">
      <table className="table article-table">
        <thead>
          <tr>
            <th scope="col">{t('sources.source')}</th>
            <th scope="col">{t('sources.kind')}</th>
            <th scope="col" className="numeric">
              {t('sources.articles')}
            </th>
            <th scope="col">{t('sources.fresh')}</th>
            <th scope="col">{t('sources.health')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.id}>
              <td>
                <span className="cell-icon">
                  <Icon name={source.internal ? 'lock' : ICONS[source.kind]} small />
                  <button type="button" className="row-link" onClick={() => onOpen(source.id)}>
                    <bdi>{source.name}</bdi>
                  </button>
                  {source.internal && (
                    <span className="chip chip-note">{t('knowledge.internal')}</span>
                  )}
                </span>
              </td>
              <td className="tone-second">{t(`sources.kind.${source.kind}`)}</td>
              <td className="numeric">{source.articles}</td>
              <td className="tone-second">{freshness(source)}</td>
              <td>
                <SourceState source={source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function freshness({ freshAt }: Source): string {
  return freshAt === null ? t('sources.never') : ago(Date.parse(freshAt));
}
