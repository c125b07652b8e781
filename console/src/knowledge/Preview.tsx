import { Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';
import { t } from './messages';

interface Props {
  title: string;
  body: string;
  internal: boolean;
}

/** The article as it reads, through the same renderer that shows answers. */
export function Preview({ title, body, internal }: Props) {
  return (
    <section className="article-preview" aria-label={t('article.preview')} data-scrolls>
      <p className="label">{t('article.preview')}</p>
      {internal && (
        <p className="preview-internal">
          <Icon name="lock" small />
          {t('article.internalHint')}
        </p>
      )}
      <article>
        <h2 dir="auto">{title || t('article.untitled')}</h2>
        <Markdown text={body} className="prose" />
      </article>
    </section>
  );
}
