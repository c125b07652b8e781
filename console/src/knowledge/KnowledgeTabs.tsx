import { Link } from '@tanstack/react-router';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { t, type Key } from '../ui/i18n';

type Tab = 'articles' | 'canned' | 'sources' | 'quality' | 'history';

const PATHS = {
  articles: '/knowledge',
  canned: '/knowledge/canned',
  sources: '/knowledge/sources',
  quality: '/knowledge/quality',
  history: '/knowledge/history',
} as const;

const LABELS = {
  articles: 'knowledge.articles',
  canned: 'canned',
  sources: 'sources',
  quality: 'quality',
  history: 'past',
} as const satisfies Record<Tab, Key>;

const TABS = Object.keys(PATHS) as Tab[];

/** Between the articles, the canned answers, where they come from, how well they are found, and what was before. */
export function KnowledgeTabs({ shown }: { shown: Tab }) {
  const { me } = useDesk();
  const tabs = TABS.filter((tab) => tab !== 'sources' || may(me.role, 'source.manage'));
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
