import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import * as api from '../api/articles';
import { Button } from '../ui/Button';
import { DiffView } from '../ui/code';
import { Icon } from '../ui/Icon';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { t } from './messages';
import type { EditedArticle } from './useArticle';

/** Somebody else saved this article meanwhile: both texts, and three ways out. */
export function ArticleConflict({ edited }: { edited: EditedArticle }) {
  const { data, error, refetch } = useQuery({
    queryKey: ['article-conflict', edited.article.id],
    queryFn: () => api.article(edited.article.id),
    staleTime: 0,
    gcTime: 0,
  });
  if (data !== undefined) return <Choice theirs={data} edited={edited} />;
  return error === null ? (
    <SkeletonRows count={4} kind="text" />
  ) : (
    <ErrorCard title={t('article.failed')} error={error} onRetry={() => void refetch()} />
  );
}

function Choice({ theirs, edited }: { theirs: api.Article; edited: EditedArticle }) {
  const { autosave, state, take } = edited;
  const [mine] = useState(state.value);
  const [body, setBody] = useState(mine.body);
  const name = theirs.updatedBy ?? t('somebody');
  return (
    <div className="conflict">
      <div className="conflict-bar" role="alert">
        <Icon name="alert" />
        <div>
          <h2>{t('conflict.title', { name })}</h2>
          <p>{t('conflict.text')}</p>
        </div>
        <div className="conflict-actions">
          <Button onClick={() => take(theirs)}>{t('conflict.theirs')}</Button>
          <Button
            tone="primary"
            onClick={() => void autosave.rebase({ ...mine, body }, theirs.revision)}
          >
            {body === mine.body ? t('conflict.mine') : t('conflict.merged')}
          </Button>
        </div>
      </div>
      <Suspense fallback={<SkeletonRows count={6} kind="text" />}>
        <DiffView
          before={theirs.body}
          after={mine.body}
          beforeLabel={t('conflict.theirText', { name })}
          afterLabel={t('conflict.myText')}
          onMerge={(next) => {
            setBody(next);
            autosave.edit({ ...mine, body: next });
          }}
        />
      </Suspense>
    </div>
  );
}
