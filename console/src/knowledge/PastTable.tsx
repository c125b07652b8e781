import type { Change } from '../api/past';
import { Button } from '../ui/Button';
import { i18n } from '../ui/i18n';
import { t } from './messages';

interface Props {
  changes: readonly Change[];
  /** Absent for those who may only look. */
  onGoBack?: (change: Change) => void;
}

export function PastTable({ changes, onGoBack }: Props) {
  return (
    <div className="table-scroll">
      <table className="table article-table">
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('past.who')}</th>
            <th scope="col" className="numeric">
              {t('past.published')}
            </th>
            <th scope="col" className="numeric">
              {t('past.withdrawn')}
            </th>
            {onGoBack !== undefined && (
              <th scope="col">
                <span className="visually-hidden">{t('past.goBack')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.at}>
              <td>{moment(change)}</td>
              <td className="tone-second">{change.by ?? '–'}</td>
              <td className="numeric">{change.published}</td>
              <td className="numeric">{change.withdrawn}</td>
              {onGoBack !== undefined && (
                <td>
                  <Button
                    tone="ghost"
                    icon="history"
                    aria-label={t('past.goBackAt', { time: moment(change) })}
                    onClick={() => onGoBack(change)}
                  >
                    {t('past.goBack')}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** "Today, 14:02" */
export function moment({ at }: Change): string {
  const time = Date.parse(at);
  return `${i18n().day(time)}, ${i18n().time(time)}`;
}
