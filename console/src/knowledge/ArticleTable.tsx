import { Link } from '@tanstack/react-router';
import type { ArticleSummary } from '../api/articles';
import { ago } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { languageName } from '../ui/languageName';
import { t } from './messages';
import { StatusChip } from './StatusChip';

export function ArticleTable({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <div className="table-scroll">
      <table className="table article-table">
        <thead>
          <tr>
            <th scope="col">{t('field.title')}</th>
            <th scope="col">{t('field.section')}</th>
            <th scope="col">{t('field.language')}</th>
            <th scope="col">{t('knowledge.status')}</th>
            <th scope="col" className="numeric">
              {t('updated')}
            </th>
          </tr>
        </thead>
        <tbody>
          {articles.map((article) => (
            <ArticleRow key={article.id} article={article} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ArticleRow({ article }: { article: ArticleSummary }) {
  return (
    <tr>
      <td>
        <span className="cell-icon">
          <Icon name={article.internal ? 'lock' : 'file'} small />
          <Link
            to="/knowledge/articles/$article"
            params={{ article: article.id }}
            className="row-link"
            dir="auto"
          >
            {article.title}
          </Link>
          {article.internal && <span className="chip chip-note">{t('knowledge.internal')}</span>}
        </span>
      </td>
      <td className="tone-second">{article.section}</td>
      <td className="tone-second">{languageName(article.locale)}</td>
      <td>
        <StatusChip status={article.status} />
      </td>
      <td className="numeric tone-second">{ago(Date.parse(article.updatedAt))}</td>
    </tr>
  );
}
