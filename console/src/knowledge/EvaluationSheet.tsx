import { useQuery } from '@tanstack/react-query';
import * as api from '../api/evaluations';
import { Dialog } from '../ui/Dialog';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { EvaluationState } from './EvaluationTable';
import { Figure } from './Figure';
import { t, type Key } from './messages';

const WATCH_MS = 1_500;

interface Props {
  id: string;
  onClose(): void;
}

/** One measurement: its figures, what has changed, and every question, worst first. */
export function EvaluationSheet({ id, onClose }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: ['evaluations', id],
    queryFn: ({ signal }) => api.evaluation(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? WATCH_MS : false),
  });
  return (
    <Dialog open onClose={onClose} kind="sheet" title={data?.name ?? t('quality')}>
      {data === undefined && error === null && <SkeletonRows count={6} kind="text" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('quality.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && <Detail evaluation={data} />}
    </Dialog>
  );
}

function Detail({ evaluation }: { evaluation: api.Evaluation }) {
  const { report, flaws } = evaluation;
  return (
    <div className="form source-sheet">
      <p>
        <EvaluationState evaluation={evaluation} />
      </p>
      {report !== null && <ReportView report={report} />}
      {flaws.length > 0 && (
        <section aria-labelledby="flaws-title">
          <h3 id="flaws-title">{t('quality.flawsTitle')}</h3>
          <ul className="quality-list">
            {flaws.map(({ line, problem }) => (
              <li key={line}>{t('quality.line', { line, problem })}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function ReportView({ report }: { report: api.Report }) {
  const { retrieval, extractive, changes, questions } = report;
  return (
    <>
      <dl className="facts quality-figures">
        <div>
          <dt>{t('quality.first')}</dt>
          <Figure figures={retrieval} name="h1" />
        </div>
        <div>
          <dt>{t('quality.five')}</dt>
          <Figure figures={retrieval} name="r5" />
        </div>
        <div>
          <dt>{t('quality.quoted')}</dt>
          <Figure figures={extractive} name="fact_hit" />
        </div>
      </dl>
      {changes !== undefined && (
        <>
          <Changes title="quality.better" changes={changes.better} />
          <Changes title="quality.worse" changes={changes.worse} />
        </>
      )}
      {questions !== undefined && (
        <>
          <Outcomes title="quality.found" outcomes={questions.search} />
          <Outcomes title="quality.quotes" outcomes={questions.quotes} />
        </>
      )}
    </>
  );
}

function Changes({ title, changes }: { title: Key; changes: readonly api.Change[] }) {
  if (changes.length === 0) return null;
  return (
    <section aria-label={t(title)}>
      <h3>{t(title)}</h3>
      <ul className="quality-list">
        {changes.map(({ now, before }) => (
          <li key={now.id}>
            <p dir="auto">{now.text}</p>
            <p className="tone-second" dir="auto">
              {before} → {now.outcome}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Outcomes({ title, outcomes }: { title: Key; outcomes: readonly api.Outcome[] }) {
  if (outcomes.length === 0) return null;
  return (
    <section aria-label={t(title)}>
      <h3>{t(title)}</h3>
      <ul className="quality-list">
        {outcomes
          .toSorted((one, other) => one.score - other.score)
          .map((one) => (
            <li key={one.id}>
              <p dir="auto">{one.text}</p>
              <p className={one.score === 1 ? 'tone-second' : 'tone-danger'} dir="auto">
                {one.outcome}
              </p>
            </li>
          ))}
      </ul>
    </section>
  );
}
