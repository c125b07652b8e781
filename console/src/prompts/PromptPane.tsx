import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type * as api from '../api/prompts';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Button } from '../ui/Button';
import { useCommands } from '../ui/commands';
import { Icon } from '../ui/Icon';
import { SaveState } from '../ui/SaveState';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { ConflictBanner } from './ConflictBanner';
import { EditTab } from './EditTab';
import { DiffTab } from './DiffTab';
import { HistoryTab } from './HistoryTab';
import { t } from './messages';
import { promptName } from './names';
import { PublishDialog } from './PublishDialog';
import { liveText, liveVersion, readPrompt, useDraft } from './useDraft';

export type Tab = 'edit' | 'diff' | 'history';
const TABS: readonly Tab[] = ['edit', 'diff', 'history'];

interface Props {
  id: api.PromptId;
  tab: Tab;
}

export function PromptPane({ id, tab }: Props) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['prompt', id.key, id.locale],
    queryFn: () => readPrompt(id),
    // An editor must not begin with what stood there before it was saved the last time.
    gcTime: 0,
  });
  if (data !== undefined) {
    // A publish or a roll back begins a new draft.
    return <Opened key={liveVersion(data)?.version ?? 0} id={id} tab={tab} detail={data} />;
  }
  return (
    <section className="pane">
      {isPending && <SkeletonRows count={6} kind="text" />}
      {error !== null && (
        <ErrorCard title={t('prompts.failed')} error={error} onRetry={() => void refetch()} />
      )}
    </section>
  );
}

function Opened({ id, tab, detail }: Props & { detail: api.PromptDetail }) {
  const { me } = useDesk();
  const [publishing, setPublishing] = useState(false);
  const draft = useDraft(id, detail);
  const live = liveVersion(detail);
  const changed = draft.state.value !== liveText(detail);
  const mayPublish = may(me.role, 'prompt.publish');
  const publish = () => void draft.autosave.flush().then((saved) => setPublishing(saved));
  useCommands(
    mayPublish && changed
      ? [
          {
            id: 'publish',
            group: 'context',
            label: t('prompts.publish'),
            icon: 'check',
            run: publish,
          },
        ]
      : [],
  );
  return (
    <section className="prompt" aria-label={promptName(id.key)}>
      <header className="prompt-header">
        <Link to="/prompts" className="icon-button only-narrow" aria-label={t('prompts.back')}>
          <Icon name="back" />
        </Link>
        <h2>{promptName(id.key)}</h2>
        {live !== undefined && (
          <span className="chip chip-ok">
            <Icon name="check" />
            {t('prompts.live', { version: live.version })}
          </span>
        )}
        {changed && <span className="chip chip-accent">{t('prompts.draft')}</span>}
        <span className="version-line">
          <SaveState state={draft.state} />
        </span>
        {mayPublish && (
          <Button
            tone="primary"
            className="push"
            disabled={!changed || draft.state.status === 'conflict'}
            onClick={publish}
          >
            {t('prompts.publish')}
          </Button>
        )}
      </header>
      <nav className="tabs" aria-label={promptName(id.key)}>
        {TABS.map((one) => (
          <Link
            key={one}
            to="/prompts"
            search={{ ...id, ...(one === 'edit' ? {} : { tab: one }) }}
            className="tab"
            aria-current={one === tab ? 'page' : undefined}
            activeOptions={{ exact: true }}
          >
            {t(`tab.${one}`)}
          </Link>
        ))}
      </nav>
      {draft.state.status === 'conflict' ? (
        <ConflictBanner id={id} draft={draft} />
      ) : (
        <Suspense fallback={<SkeletonRows count={6} kind="text" />}>
          {tab === 'edit' && <EditTab detail={detail} draft={draft} readOnly={!mayPublish} />}
          {tab === 'diff' && <DiffTab detail={detail} draft={draft.state.value} />}
          {tab === 'history' && <HistoryTab id={id} detail={detail} />}
        </Suspense>
      )}
      <PublishDialog open={publishing} onClose={() => setPublishing(false)} id={id} draft={draft} />
    </section>
  );
}
