import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useCommands } from '../ui/commands';
import { Dialog } from '../ui/Dialog';
import { t } from '../ui/i18n';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { Composer } from './Composer';
import { ContextPane } from './ContextPane';
import { ConversationHeader } from './ConversationHeader';
import { Escalation } from './Escalation';
import { Transcript } from './Transcript';
import { useActions } from './useActions';
import { useConversation, type Conversation } from './useConversation';

// Colleagues are seldom away.
const TakeOverDialog = lazy(async () => ({
  default: (await import('./TakeOverDialog')).TakeOverDialog,
}));

const route = getRouteApi('/desk/inbox/$conversation');

export function ConversationPane() {
  const { conversation: id } = route.useParams();
  const { conversation, error, retry } = useConversation(id);
  if (conversation !== null) return <Opened key={id} conversation={conversation} />;
  return (
    <section className="pane pane-conversation" aria-label={t('conversation')}>
      {error === null ? (
        <SkeletonRows count={5} kind="text" />
      ) : (
        <ErrorCard title={t('conversation.failed')} error={error} onRetry={retry} />
      )}
    </section>
  );
}

function Opened({ conversation }: { conversation: Conversation }) {
  const { row } = conversation;
  const actions = useActions(conversation);
  const [drawer, setDrawer] = useState(false);
  useCommands([
    {
      id: 'context',
      group: 'context',
      label: t('sheet.context'),
      icon: 'panel',
      keys: 'i',
      run: () => setDrawer(!matchMedia('(min-width: 80rem)').matches),
    },
  ]);
  return (
    <>
      <section className="pane pane-conversation" aria-label={row.visitor}>
        <ConversationHeader
          conversation={conversation}
          actions={actions}
          onContext={() => setDrawer(true)}
        />
        <Escalation conversation={conversation} />
        <Transcript conversation={conversation} />
        <Composer conversation={conversation} actions={actions} />
      </section>
      <aside className="pane pane-context" aria-label={t('context')}>
        <ContextPane conversation={conversation} searchable />
      </aside>
      {actions.from !== null && (
        <Suspense fallback={null}>
          <TakeOverDialog from={actions.from} actions={actions} />
        </Suspense>
      )}
      <Dialog open={drawer} onClose={() => setDrawer(false)} title={t('context')} kind="sheet">
        <ContextPane conversation={conversation} />
      </Dialog>
    </>
  );
}
