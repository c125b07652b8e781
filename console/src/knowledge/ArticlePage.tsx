import '../ui/code/code.css';
import './knowledge.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import * as api from '../api/articles';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { ArticleEditor } from './ArticleEditor';
import { t } from './messages';
import { NewArticle } from './NewArticle';

const route = getRouteApi('/desk/knowledge/articles/$article');

export function ArticlePage() {
  const { article: id } = route.useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['article', id],
    queryFn: () => api.article(id),
    // The editor holds the text from here on; reading it again could only disturb.
    staleTime: Infinity,
    gcTime: 0,
  });
  if (data !== undefined) return <ArticleEditor key={data.id} article={data} />;
  return (
    <main className="page">
      <div className="page-body">
        {isPending && <SkeletonRows count={6} kind="text" />}
        {error !== null && (
          <ErrorCard title={t('article.failed')} error={error} onRetry={() => void refetch()} />
        )}
      </div>
    </main>
  );
}

export function NewArticlePage() {
  return <NewArticle />;
}
