import './knowledge.css';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import * as api from '../api/articles';
import { may } from '../api/roles';
import { useDesk } from '../app/desk';
import { Page } from '../app/Page';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import { EmptyState, ErrorCard, SkeletonRows } from '../ui/states';
import { ArticleTable } from './ArticleTable';
import { Filters } from './Filters';
import { KnowledgeTabs } from './KnowledgeTabs';
import { t } from './messages';

const route = getRouteApi('/desk/knowledge');

/** What the assistant may answer from. */
export function KnowledgePage() {
  const filter = route.useSearch();
  const { me } = useDesk();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useInfiniteQuery({
      queryKey: ['articles', filter],
      queryFn: ({ pageParam, signal }) => api.articles(filter, pageParam, signal),
      initialPageParam: null as string | null,
      getNextPageParam: (last) => last.nextCursor,
      placeholderData: (before) => before,
    });
  const articles = data?.pages.flatMap((page) => page.articles) ?? [];
  const filtered = Object.keys(filter).length > 0;
  const create = may(me.role, 'article.publish') && (
    <Link to="/knowledge/new" className="button button-primary">
      <Icon name="plus" small />
      <span className="button-text">{t('knowledge.new')}</span>
    </Link>
  );
  return (
    <Page
      title={t('place.knowledge')}
      tools={
        <>
          <KnowledgeTabs shown="articles" />
          <Filters filter={filter} />
        </>
      }
      actions={create}
    >
      {isPending && <SkeletonRows count={8} kind="table" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('knowledge.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && articles.length === 0 && <Empty filtered={filtered} />}
      {articles.length > 0 && (
        <section className="card" aria-label={t('place.knowledge')}>
          <ArticleTable articles={articles} />
          {hasNextPage && (
            <div className="card-footer">
              <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {t('knowledge.more')}
              </Button>
            </div>
          )}
        </section>
      )}
    </Page>
  );
}

function Empty({ filtered }: { filtered: boolean }) {
  if (!filtered) {
    return (
      <EmptyState icon="book" title={t('knowledge.empty')}>
        <p>{t('knowledge.emptyText')}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon="search" title={t('knowledge.nothing')}>
      <Link to="/knowledge" search={{}} className="button">
        {t('knowledge.clear')}
      </Link>
    </EmptyState>
  );
}
