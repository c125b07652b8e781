import { getRouteApi, Outlet, useParams } from '@tanstack/react-router';
import { ConversationList } from './ConversationList';

const route = getRouteApi('/desk/inbox');

/** The list beside the conversation; on a narrow window one of the two. */
export function InboxPage() {
  const { view = 'queue' } = route.useSearch();
  const { conversation } = useParams({ strict: false });
  return (
    <main className={`inbox${conversation === undefined ? '' : ' has-selection'}`}>
      <ConversationList view={view} selected={conversation ?? null} />
      <Outlet />
    </main>
  );
}
