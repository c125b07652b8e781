import { Suspense } from 'react';
import type { ArticleInput } from '../api/articles';
import type { Problem } from '../api/http';
import { CodeEditor } from '../ui/code';
import { TextField } from '../ui/Field';
import { SkeletonRows } from '../ui/states';
import { LocaleField } from './LocaleField';
import { t } from './messages';
import { Preview } from './Preview';

interface Props {
  value: ArticleInput;
  onChange(value: ArticleInput): void;
  readOnly: boolean;
  /** What the server said about single fields. */
  problem: Problem | null;
}

/** An article's fields, and its text beside what customers will read. */
export function ArticleFields({ value, onChange, readOnly, problem }: Props) {
  const set = (change: Partial<ArticleInput>) => onChange({ ...value, ...change });
  return (
    <div className="article">
      <section className="article-write" aria-label={t('article.write')}>
        <div className="article-fields">
          <TextField
            label={t('field.title')}
            value={value.title}
            maxLength={200}
            readOnly={readOnly}
            // A new article is named after its title
            error={problem?.of('title') ?? problem?.of('id')}
            dir="auto"
            onChange={(event) => set({ title: event.target.value })}
          />
          <TextField
            label={t('field.section')}
            value={value.section}
            maxLength={80}
            readOnly={readOnly}
            error={problem?.of('section')}
            dir="auto"
            onChange={(event) => set({ section: event.target.value })}
          />
          <LocaleField
            value={value.locale}
            error={problem?.of('locale')}
            readOnly={readOnly}
            onChange={(locale) => set({ locale })}
          />
          <TextField
            label={t('article.audience')}
            hint={t('article.audienceHint')}
            value={value.audience}
            maxLength={40}
            readOnly={readOnly}
            disabled={value.internal}
            error={problem?.of('audience')}
            onChange={(event) => set({ audience: event.target.value })}
          />
          <TextField
            type="date"
            label={t('article.validUntil')}
            hint={t('article.validUntilHint')}
            value={value.validUntil ?? ''}
            readOnly={readOnly}
            error={problem?.of('validUntil')}
            onChange={(event) => set({ validUntil: event.target.value || null })}
          />
          <label className="check article-internal">
            <input
              type="checkbox"
              checked={value.internal}
              disabled={readOnly}
              onChange={(event) => set({ internal: event.target.checked })}
            />
            {t('article.internal')}
            <small>{t('article.internalHint')}</small>
          </label>
        </div>
        {problem?.of('body') !== undefined && (
          <p className="field-error article-body-error">{problem.of('body')}</p>
        )}
        <Suspense fallback={<SkeletonRows count={8} kind="text" />}>
          <CodeEditor
            value={value.body}
            onChange={(body) => set({ body })}
            label={t('article.body')}
            readOnly={readOnly}
          />
        </Suspense>
      </section>
      <Preview title={value.title} body={value.body} internal={value.internal} />
    </div>
  );
}
