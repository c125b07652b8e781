import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import * as api from '../api/prompts';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { DiffView } from '../ui/code';
import { Icon } from '../ui/Icon';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { t } from './messages';
import { textOf, type Draft } from './useDraft';

interface Props {
  id: api.PromptId;
  draft: Draft;
}

/** Somebody else saved this draft meanwhile: both texts, and three ways out. */
export function ConflictBanner({ id, draft }: Props) {
  const { data, error, refetch } = useQuery({
    queryKey: ['prompt-conflict', id.key, id.locale],
    queryFn: () => api.prompt(id),
    staleTime: 0,
    gcTime: 0,
  });
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows count={4} kind="text" />
    ) : (
      <ErrorCard title={t('prompts.failed')} error={error} onRetry={() => void refetch()} />
    );
  }
  return <Choice theirs={data} draft={draft} />;
}

function Choice({ theirs, draft }: { theirs: api.PromptDetail; draft: Draft }) {
  const text = textOf(theirs);
  const revision = theirs.draft?.revision ?? null;
  const [mine] = useState(draft.state.value);
  const [merged, setMerged] = useState(mine);
  const name = theirs.draft?.updatedBy ?? t('somebody');
  // They may have published it: then something else is live as well.
  const refresh = () => queries.invalidateQueries({ queryKey: ['prompt'] });
  return (
    <div className="conflict">
      <div className="conflict-bar" role="alert">
        <Icon name="alert" />
        <div>
          <h3>{t('conflict.title', { name })}</h3>
          <p>{t('conflict.text')}</p>
        </div>
        <div className="conflict-actions">
          <Button
            onClick={() => {
              draft.take(theirs);
              void refresh();
            }}
          >
            {t('conflict.theirs')}
          </Button>
          <Button
            tone="primary"
            onClick={() => void draft.autosave.rebase(merged, revision).then(refresh)}
          >
            {merged === mine ? t('conflict.mine') : t('conflict.merged')}
          </Button>
        </div>
      </div>
      <Suspense fallback={<SkeletonRows count={6} kind="text" />}>
        <DiffView
          before={text}
          after={mine}
          beforeLabel={t('conflict.theirText', { name })}
          afterLabel={t('conflict.myText')}
          onMerge={(next) => {
            setMerged(next);
            draft.autosave.edit(next);
          }}
        />
      </Suspense>
    </div>
  );
}
