import type { Evaluation } from '../api/evaluations';
import { ago } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { share } from './Figure';
import { t } from './messages';

interface Props {
  evaluations: readonly Evaluation[];
  onOpen(id: string): void;
}

export function EvaluationTable({ evaluations, onOpen }: Props) {
  return (
    <div className="table-scroll">
      <table className="table article-table">
        <thead>
          <tr>
            <th scope="col">{t('quality.questions')}</th>
            <th scope="col" className="numeric">
              {t('quality.count')}
            </th>
            <th scope="col" className="numeric">
              {t('quality.first')}
            </th>
            <th scope="col" className="numeric">
              {t('quality.five')}
            </th>
            <th scope="col" className="numeric">
              {t('quality.quoted')}
            </th>
            <th scope="col">{t('when')}</th>
          </tr>
        </thead>
        <tbody>
          {evaluations.map((one) => (
            <tr key={one.id}>
              <td>
                <button type="button" className="row-link" onClick={() => onOpen(one.id)}>
                  <bdi>{one.name}</bdi>
                </button>{' '}
                <EvaluationState evaluation={one} />
              </td>
              <td className="numeric">{one.total}</td>
              <td className="numeric">{share(one.report?.retrieval, 'h1')}</td>
              <td className="numeric">{share(one.report?.retrieval, 'r5')}</td>
              <td className="numeric">{share(one.report?.extractive, 'fact_hit')}</td>
              <td className="tone-second">{ago(Date.parse(one.createdAt))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is not simply finished. */
export function EvaluationState({ evaluation }: { evaluation: Evaluation }) {
  if (evaluation.state === 'running') {
    return (
      <span className="chip chip-accent">
        <Icon name="refresh" />
        {t('quality.progress', { done: evaluation.done, total: evaluation.total })}
      </span>
    );
  }
  if (evaluation.state === 'failed') {
    return (
      <span className="chip chip-danger">
        <Icon name="alert" />
        {t('quality.brokenOff')}
      </span>
    );
  }
  return evaluation.flaws.length === 0 ? null : (
    <span className="chip chip-note">
      <Icon name="alert" />
      {t('quality.flaws', { count: evaluation.flaws.length })}
    </span>
  );
}
