import '../knowledge/knowledge.css';
import './confidence.css';
import { useQuery } from '@tanstack/react-query';
import * as api from '../api/reviews';
import { Page } from '../app/Page';
import { KnowledgeTabs } from '../knowledge/KnowledgeTabs';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { t } from './messages';
import { Reviewing } from './Reviewing';

/** The week's answers, to be judged one after the other. */
export function ReviewPage() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['reviews'],
    queryFn: ({ signal }) => api.reviews(signal),
    // What is on screen stays the same while somebody judges.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <Page title={t('place.knowledge')} tools={<KnowledgeTabs shown="review" />}>
      {isPending && <SkeletonRows count={6} kind="text" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('review.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && <Reviewing listing={data} />}
    </Page>
  );
}
