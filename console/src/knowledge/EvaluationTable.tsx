import type { Evaluation } from '../api/evaluations';
import { ago } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { RowLink, Table } from '../ui/Table';
import { share } from './Figure';
import { t } from './messages';

interface Props {
  evaluations: readonly Evaluation[];
  onOpen(id: string): void;
}

export function EvaluationTable({ evaluations, onOpen }: Props) {
  return (
    <Table
      lead
      rows={evaluations}
      keyOf={({ id }) => id}
      columns={[
        {
          title: t('quality.questions'),
          render: (one) => (
            <>
              <RowLink name={one.name} onOpen={() => onOpen(one.id)} />{' '}
              <EvaluationState evaluation={one} />
            </>
          ),
        },
        { title: t('quality.count'), numeric: true, render: ({ total }) => total },
        {
          title: t('quality.first'),
          numeric: true,
          render: ({ report }) => share(report?.retrieval, 'h1'),
        },
        {
          title: t('quality.five'),
          numeric: true,
          render: ({ report }) => share(report?.retrieval, 'r5'),
        },
        {
          title: t('quality.quoted'),
          numeric: true,
          render: ({ report }) => share(report?.extractive, 'fact_hit'),
        },
        { title: t('when'), quiet: true, render: ({ createdAt }) => ago(Date.parse(createdAt)) },
      ]}
    />
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
