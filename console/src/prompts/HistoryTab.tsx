import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/prompts';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Button } from '../ui/Button';
import { i18n } from '../ui/i18n';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { t } from './messages';
import { RestoreDialog } from './RestoreDialog';

interface Props {
  id: api.PromptId;
  detail: api.PromptDetail;
}

/** What this prompt said before, and the releases one can go back to. */
export function HistoryTab({ detail }: Props) {
  return (
    <div className="history-tab">
      <section className="card" aria-labelledby="versions-title">
        <header className="card-header">
          <h2 id="versions-title">{t('history.versions')}</h2>
        </header>
        <ol className="timeline-list">
          {detail.versions.map((one) => (
            <Version key={one.version} version={one} />
          ))}
        </ol>
      </section>
      <Releases />
    </div>
  );
}

function Version({ version: one }: { version: api.PromptVersion }) {
  const isLive = one.labels.includes('production');
  return (
    <li className={isLive ? 'is-live' : ''}>
      <strong>{t('answer.version', { version: one.version })}</strong>
      <span className="timeline-note" dir="auto">
        {one.note || t('history.noNote')}
      </span>
      <span className="tone-quiet">{signature(one)}</span>
      {isLive && <span className="chip chip-ok">{t('history.live')}</span>}
    </li>
  );
}

function Releases() {
  const { me } = useDesk();
  const [restoring, setRestoring] = useState<api.Release | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['releases'],
    queryFn: api.releases,
  });
  return (
    <section className="card" aria-labelledby="releases-title">
      <header className="card-header">
        <h2 id="releases-title">{t('history.releases')}</h2>
        <span className="tone-quiet">{t('history.releasesHint')}</span>
      </header>
      {isPending && <SkeletonRows count={3} kind="table" />}
      {error !== null && (
        <ErrorCard title={t('prompts.failed')} error={error} onRetry={() => void refetch()} />
      )}
      <ol className="timeline-list">
        {data?.map((release) => (
          <li key={release.number} className={release.production ? 'is-live' : ''}>
            <strong>{t('prompts.release', { number: release.number })}</strong>
            <span className="timeline-note" dir="auto">
              {release.note || t('history.noNote')}
            </span>
            <span className="tone-quiet">{signature(release)}</span>
            {release.production ? (
              <span className="chip chip-ok">{t('history.live')}</span>
            ) : (
              may(me.role, 'prompt.publish') && (
                <Button tone="ghost" icon="history" onClick={() => setRestoring(release)}>
                  {t('history.restore')}
                </Button>
              )
            )}
          </li>
        ))}
      </ol>
      <RestoreDialog release={restoring} onClose={() => setRestoring(null)} />
    </section>
  );
}

interface Signed {
  createdBy: string | null;
  createdAt: string;
}

function signature({ createdBy, createdAt }: Signed): string {
  const at = Date.parse(createdAt);
  return t('history.by', {
    name: createdBy ?? t('prompts.fromFile'),
    time: `${i18n().day(at)}, ${i18n().time(at)}`,
  });
}
