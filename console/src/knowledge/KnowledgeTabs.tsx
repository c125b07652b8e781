import { Link } from '@tanstack/react-router';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { t } from '../ui/i18n';

/** Between the articles and where they come from, for those who may say so. */
export function KnowledgeTabs({ shown }: { shown: 'articles' | 'sources' }) {
  const { me } = useDesk();
  if (!may(me.role, 'source.manage')) return null;
  return (
    <nav className="knowledge-tabs" aria-label={t('place.knowledge')}>
      <Link
        to="/knowledge"
        activeOptions={{ exact: true }}
        className="tab"
        aria-current={shown === 'articles' ? 'page' : undefined}
      >
        {t('knowledge.articles')}
      </Link>
      <Link
        to="/knowledge/sources"
        className="tab"
        aria-current={shown === 'sources' ? 'page' : undefined}
      >
        {t('sources')}
      </Link>
    </nav>
  );
}
