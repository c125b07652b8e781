import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import * as api from '../api/articles';
import { Problem } from '../api/http';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { SaveState } from '../ui/SaveState';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { ArticleConflict } from './ArticleConflict';
import { ArticleFields } from './ArticleFields';
import { t } from './messages';
import { StatusChip } from './StatusChip';
import { useArticle, type EditedArticle } from './useArticle';

export function ArticleEditor({ article: initial }: { article: api.Article }) {
  const edited = useArticle(initial);
  const { me } = useDesk();
  const { article, state, autosave } = edited;
  const mayPublish = may(me.role, 'article.publish');
  return (
    <main className="page">
      <header className="page-header article-header">
        <Link to="/knowledge" className="icon-button" aria-label={t('article.back')}>
          <Icon name="back" />
        </Link>
        <h1 dir="auto">{state.value.title || t('article.untitled')}</h1>
        <StatusChip status={statusOf(edited)} />
        <span className="version-line">
          <SaveState state={state} />
        </span>
        <div className="page-actions">
          {article.publishedAt !== null && !article.internal && (
            <a
              className="button button-ghost"
              href={`/help/${encodeURIComponent(article.id)}`}
              target="_blank"
              rel="noopener"
            >
              {t('article.open')}
            </a>
          )}
          {mayPublish && <Publishing edited={edited} />}
        </div>
      </header>
      {state.status === 'conflict' ? (
        <ArticleConflict edited={edited} />
      ) : (
        <ArticleFields
          value={state.value}
          onChange={(value) => autosave.edit(value)}
          readOnly={!mayPublish}
          problem={state.error instanceof Problem ? state.error : null}
        />
      )}
    </main>
  );
}

function statusOf({ article, state }: EditedArticle): api.ArticleStatus {
  return state.status === 'saved' || article.status !== 'published' ? article.status : 'changed';
}

function Publishing({ edited }: { edited: EditedArticle }) {
  const { article, autosave, state, take } = edited;
  const publish = useMutation({
    mutationFn: async () => {
      if (!(await autosave.flush())) throw autosave.get().error ?? new Error('not saved');
      return api.publishArticle(article.id, autosave.get().revision ?? 0);
    },
    onSuccess: (now) => {
      take(now);
      toast(t(now.internal ? 'article.publishedInternal' : 'article.published'), 'ok');
    },
    onError: (error) => toast(errorText(error), 'danger'),
  });
  const unpublish = useMutation({
    mutationFn: async () => {
      await autosave.flush();
      await api.unpublishArticle(article.id);
      return api.article(article.id);
    },
    onSuccess: (now) => {
      take(now);
      toast(t('article.unpublished'), 'ok');
    },
    onError: (error) => toast(errorText(error), 'danger'),
  });
  const upToDate = statusOf(edited) === 'published';
  return (
    <>
      {article.publishedAt !== null && (
        <Button busy={unpublish.isPending} onClick={() => unpublish.mutate()}>
          {t('article.unpublish')}
        </Button>
      )}
      <Button
        tone="primary"
        busy={publish.isPending}
        disabled={upToDate || state.status === 'conflict'}
        onClick={() => publish.mutate()}
      >
        {t(article.publishedAt === null ? 'article.publish' : 'article.publishChanges')}
      </Button>
    </>
  );
}
