import type { CannedAnswer } from '../api/canned';
import { ago } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { languageName } from '../ui/languageName';
import { t } from './messages';

interface Props {
  answers: readonly CannedAnswer[];
  /** With fewer examples an answer is often not recognised. */
  recommended: number;
  onOpen(id: string): void;
}

export function CannedTable({ answers, recommended, onOpen }: Props) {
  return (
    <div className="table-scroll">
      <table className="table article-table">
        <thead>
          <tr>
            <th scope="col">{t('canned.answer')}</th>
            <th scope="col">{t('field.language')}</th>
            <th scope="col" className="numeric">
              {t('canned.examples')}
            </th>
            <th scope="col" className="numeric">
              {t('updated')}
            </th>
          </tr>
        </thead>
        <tbody>
          {answers.map((one) => (
            <tr key={one.id}>
              <td>
                <button type="button" className="row-link" onClick={() => onOpen(one.id)}>
                  <bdi>{one.title}</bdi>
                </button>{' '}
                {!one.enabled && <span className="chip">{t('off')}</span>}{' '}
                {one.examples.length < recommended && (
                  <span className="chip chip-note">
                    <Icon name="alert" />
                    {t('canned.few')}
                  </span>
                )}
              </td>
              <td className="tone-second">{languageName(one.locale)}</td>
              <td className="numeric">{one.examples.length}</td>
              <td className="numeric tone-second">{ago(Date.parse(one.updatedAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
