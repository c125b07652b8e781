import { Link } from '@tanstack/react-router';
import { may, type Permission } from '../api/roles';
import { useDesk } from '../app/desk';
import { t, type Key } from './messages';

type Tab =
  'articles' | 'canned' | 'rules' | 'sources' | 'quality' | 'review' | 'confidence' | 'history';

const PATHS = {
  articles: '/knowledge',
  canned: '/knowledge/canned',
  rules: '/knowledge/rules',
  sources: '/knowledge/sources',
  quality: '/knowledge/quality',
  review: '/knowledge/review',
  confidence: '/knowledge/confidence',
  history: '/knowledge/history',
} as const;

const LABELS = {
  articles: 'knowledge.articles',
  canned: 'canned',
  rules: 'escalation.rules',
  sources: 'sources',
  quality: 'quality',
  review: 'review',
  confidence: 'confidence',
  history: 'past',
} as const satisfies Record<Tab, Key>;

const NEEDS: Partial<Record<Tab, Permission>> = {
  rules: 'prompt.publish',
  sources: 'source.manage',
  review: 'answer.review',
  confidence: 'answer.review',
};

const TABS = Object.keys(PATHS) as Tab[];

/** Between the articles, the canned answers, what goes to people, where articles come from, how well they are found, which answers were right, how many may be wrong, and what was before. */
export function KnowledgeTabs({ shown }: { shown: Tab }) {
  const { me } = useDesk();
  const tabs = TABS.filter((tab) => {
    const needed = NEEDS[tab];
    return needed === undefined || may(me.role, needed);
  });
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
