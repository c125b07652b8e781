import { useMutation } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { createArticle, type ArticleInput } from '../api/articles';
import { Problem } from '../api/http';
import { queries } from '../app/queries';
import { backupOf } from '../ui/backup';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { ArticleFields } from './ArticleFields';
import { FIRST_LOCALE } from './locales';
import { t } from './messages';

const EMPTY: ArticleInput = {
  title: '',
  body: '',
  section: '',
  locale: FIRST_LOCALE,
  internal: false,
  audience: '',
  validUntil: null,
};
const backup = backupOf<ArticleInput>('article.new');

/** Begins an article; from its creation on it saves itself. */
export function NewArticle() {
  const navigate = useNavigate();
  const [value, setValue] = useState(() => ({ ...EMPTY, ...backup.read()?.value }));
  const empty = value.title === '' && value.body === '';
  const { mutate, isPending, error, isSuccess } = useMutation({
    mutationFn: createArticle,
    onSuccess: async (article) => {
      backup.write(null);
      void queries.invalidateQueries({ queryKey: ['articles'] });
      await navigate({
        to: '/knowledge/articles/$article',
        params: { article: article.id },
        replace: true,
        ignoreBlocker: true,
      });
    },
    onError: (failure) => {
      if (!(failure instanceof Problem) || failure.errors.length === 0) {
        toast(errorText(failure), 'danger');
      }
    },
  });
  useEffect(() => {
    if (!isSuccess) backup.write(empty ? null : { value, revision: null });
  }, [value, empty, isSuccess]);
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => !empty && !isSuccess });
  return (
    <main className="page">
      <header className="page-header">
        <Link to="/knowledge" className="icon-button" aria-label={t('article.back')}>
          <Icon name="back" />
        </Link>
        <h1>{t('knowledge.new')}</h1>
        <div className="page-actions">
          <Button
            tone="primary"
            busy={isPending}
            disabled={value.title.trim() === ''}
            onClick={() => mutate(value)}
          >
            {t('article.create')}
          </Button>
        </div>
      </header>
      <ArticleFields
        value={value}
        onChange={setValue}
        readOnly={false}
        problem={error instanceof Problem ? error : null}
      />
    </main>
  );
}
