import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import * as api from '../api/sources';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { DeleteDialog } from '../ui/DeleteDialog';
import { Dialog } from '../ui/Dialog';
import { Select } from '../ui/Field';
import { ErrorCard, errorText, SkeletonRows } from '../ui/states';
import { toast } from '../ui/toasts';
import { t } from './messages';
import { SourceState } from './SourceState';
import { freshness } from './SourceTable';

const WATCH_MS = 1_500;
const MOST_PROBLEMS = 100;
const SCHEDULES = [60, 1_440, 10_080] as const;

interface Props {
  id: string;
  onClose(): void;
}

/** One source: what its last run did, what to look at, and what one can do about it. */
export function SourceSheet({ id, onClose }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: ['sources', id],
    queryFn: ({ signal }) => api.source(id, signal),
    refetchInterval: ({ state }) =>
      state.data !== undefined && api.isOpen(state.data.source) ? WATCH_MS : false,
  });
  return (
    <Dialog open onClose={onClose} kind="sheet" title={data?.source.name ?? t('sources.source')}>
      {data === undefined && error === null && <SkeletonRows count={4} kind="text" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('sources.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && <Detail {...data} onClose={onClose} />}
    </Dialog>
  );
}

function Detail({ source, problems, onClose }: api.SourceDetail & { onClose(): void }) {
  const [deleting, setDeleting] = useState(false);
  const sync = useMutation({
    mutationFn: () => api.syncSource(source.id),
    onSuccess: () => toast(t('sources.syncing', { name: source.name }), 'ok'),
    onError: (error) => toast(errorText(error), 'danger'),
    onSettled: refresh,
  });
  return (
    <div className="form source-sheet">
      <p>
        <SourceState source={source} />
      </p>
      {source.run.failure !== null && (
        <p className="form-error" role="alert">
          {source.run.failure}
        </p>
      )}
      <Figures source={source} />
      <Schedule source={source} />
      <section aria-labelledby="problems-title">
        <h3 id="problems-title">{t('sources.problems')}</h3>
        <Problems problems={problems} />
      </section>
      <div className="dialog-actions">
        <Button tone="danger" onClick={() => setDeleting(true)}>
          {t('delete')}
        </Button>
        {source.kind === 'upload' && <Replace source={source} />}
        <Button
          tone="primary"
          icon="refresh"
          busy={sync.isPending || api.isOpen(source)}
          onClick={() => sync.mutate()}
        >
          {t('sources.sync')}
        </Button>
      </div>
      <DeleteDialog
        name={source.name}
        text={t('sources.deleteText', { count: source.articles })}
        done={t('sources.deleted', { name: source.name })}
        open={deleting}
        remove={() => api.deleteSource(source.id)}
        onClose={() => setDeleting(false)}
        onDeleted={() => {
          onClose();
          void refresh();
          void queries.invalidateQueries({ queryKey: ['articles'] });
        }}
      />
    </div>
  );
}

function Figures({ source }: { source: api.Source }) {
  const { run } = source;
  const figures = [
    ['sources.added', run.added],
    ['sources.changed', run.changed],
    ['sources.unchanged', run.unchanged],
    ['sources.removed', run.removed],
    ['sources.kept', run.kept],
    ['sources.failedDocuments', run.failed],
  ] as const;
  return (
    <dl className="facts source-facts">
      <div>
        <dt>{t('sources.location')}</dt>
        <dd dir="auto">{source.location}</dd>
      </div>
      <div>
        <dt>{t('sources.lastRun')}</dt>
        <dd>{freshness(source)}</dd>
      </div>
      {figures.map(([label, count]) => (
        <div key={label}>
          <dt>{t(label)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Schedule({ source }: { source: api.Source }) {
  const { mutate, isPending } = useMutation({
    mutationFn: (every: number | null) => api.editSource(source, every),
    onSuccess: () => toast(t('sources.saved'), 'ok'),
    onError: (error) => toast(errorText(error), 'danger'),
    onSettled: refresh,
  });
  const every = source.everyMinutes;
  return (
    <Select
      label={t('sources.schedule')}
      value={every ?? ''}
      disabled={isPending}
      onChange={({ target }) => mutate(target.value === '' ? null : Number(target.value))}
    >
      <option value="">{t('sources.every.none')}</option>
      {SCHEDULES.map((minutes) => (
        <option key={minutes} value={minutes}>
          {t(`sources.every.${minutes}`)}
        </option>
      ))}
      {every !== null && !SCHEDULES.some((minutes) => minutes === every) && (
        <option value={every}>{t('sources.every.other', { count: every })}</option>
      )}
    </Select>
  );
}

function Problems({ problems }: { problems: readonly api.SourceProblem[] }) {
  if (problems.length === 0) return <p className="field-hint">{t('sources.noProblems')}</p>;
  return (
    <>
      <ul className="source-problems">
        {problems.map(({ where, what, articleId }) => (
          <li key={`${where} ${what}`}>
            <code dir="auto">{where}</code>
            <p>{what}</p>
            {articleId !== null && (
              <Link to="/knowledge/articles/$article" params={{ article: articleId }}>
                {t('sources.open')}
              </Link>
            )}
          </li>
        ))}
      </ul>
      {problems.length >= MOST_PROBLEMS && (
        <p className="field-hint">{t('sources.mostProblems')}</p>
      )}
    </>
  );
}

function Replace({ source }: { source: api.Source }) {
  const input = useRef<HTMLInputElement>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: (file: File) => api.replaceUpload(source.id, file),
    onSuccess: () => toast(t('sources.syncing', { name: source.name }), 'ok'),
    onError: (error) => toast(errorText(error), 'danger'),
    onSettled: refresh,
  });
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('sources.replace')}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file !== undefined) mutate(file);
          target.value = '';
        }}
      />
      <Button
        busy={isPending}
        title={t('sources.replaceText')}
        onClick={() => input.current?.click()}
      >
        {t('sources.replace')}
      </Button>
    </>
  );
}

const refresh = () => queries.invalidateQueries({ queryKey: ['sources'] });
