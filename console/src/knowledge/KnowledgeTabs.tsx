import { Link } from '@tanstack/react-router';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { t, type Key } from '../ui/i18n';

type Tab = 'articles' | 'sources' | 'quality';

const PATHS = {
  articles: '/knowledge',
  sources: '/knowledge/sources',
  quality: '/knowledge/quality',
} as const;

const LABELS = {
  articles: 'knowledge.articles',
  sources: 'sources',
  quality: 'quality',
} as const satisfies Record<Tab, Key>;

/** Between the articles, where they come from, and how well they are found. */
export function KnowledgeTabs({ shown }: { shown: Tab }) {
  const { me } = useDesk();
  const tabs: Tab[] = may(me.role, 'source.manage')
    ? ['articles', 'sources', 'quality']
    : ['articles', 'quality'];
  return (
    <nav className="knowledge-tabs" aria-label={t('place.knowledge')}>
      {tabs.map((tab) => (
        <Link
          key={tab}
          to={PATHS[tab]}
          activeOptions={{ exact: true, includeSearch: false }}
          className="tab"
          aria-current={shown === tab ? 'page' : undefined}
        >
          {t(LABELS[tab])}
        </Link>
      ))}
    </nav>
  );
}
