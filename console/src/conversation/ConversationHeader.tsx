import type { InboxRow } from '@nightdesk/widget/protocol';
import { Link, useSearch } from '@tanstack/react-router';
import { useDesk } from '../app/desk';
import { Button } from '../ui/Button';
import { useCommands } from '../ui/commands';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { IconButton } from '../ui/IconButton';
import { languageName } from '../ui/languageName';
import { pathOf } from './pathOf';
import { isMine, type Actions } from './useActions';
import type { Conversation } from './useConversation';

const ACTIONS = {
  claim: { keys: 'a', icon: 'person', tone: 'primary' },
  takeOver: { keys: 'a', icon: 'person', tone: 'plain' },
  reopen: { keys: 'a', icon: 'history', tone: 'plain' },
  handBack: { keys: 'h', icon: 'spark', tone: 'plain' },
  resolve: { keys: 'e', icon: 'check', tone: 'plain' },
} as const;

interface Props {
  conversation: Conversation;
  actions: Actions;
  onContext(): void;
}

export function ConversationHeader({ conversation, actions, onContext }: Props) {
  const { row } = conversation;
  const { view = 'queue' } = useSearch({ strict: false });
  useCommands(
    actions.offered
      .filter((action) => !actions.busy.includes(action))
      .map((action) => ({
        id: action,
        group: 'context',
        label: t(`action.${action}`),
        icon: ACTIONS[action].icon,
        keys: ACTIONS[action].keys,
        run: () => void actions.run(action),
      })),
  );
  return (
    <header className="pane-header conversation-header">
      <Link
        to="/inbox"
        search={{ view }}
        className="icon-button only-narrow"
        aria-label={t('inbox.back')}
      >
        <Icon name="back" />
      </Link>
      <div className="conversation-title">
        <h2>
          <bdi>{row.visitor}</bdi>
        </h2>
        <Meta row={row} page={conversation.page} />
      </div>
      <div className="conversation-actions">
        {actions.offered.map((action) => (
          <Button
            key={action}
            icon={ACTIONS[action].icon}
            tone={ACTIONS[action].tone}
            keys={ACTIONS[action].keys}
            busy={actions.busy.includes(action)}
            onClick={() => void actions.run(action)}
          >
            {t(`action.${action}`)}
          </Button>
        ))}
        <IconButton
          icon="panel"
          label={t('sheet.context')}
          keys="i"
          className="not-wide"
          onClick={onContext}
        />
      </div>
    </header>
  );
}

function Meta({ row, page }: { row: InboxRow; page: string | null }) {
  const { me } = useDesk();
  const parts = [languageName(row.locale), page === null ? null : pathOf(page)];
  return (
    <p className="conversation-meta">
      <OwnerState row={row} mine={isMine(row, me.id)} />
      {parts.map((part) => part !== null && <span key={part}>{part}</span>)}
    </p>
  );
}

function OwnerState({ row, mine }: { row: InboxRow; mine: boolean }) {
  switch (row.owner) {
    case 'ai':
      return (
        <span className="state tone-ai">
          <Icon name="spark" small solid />
          {t('state.ai')}
        </span>
      );
    case 'queue':
      return (
        <span className="state tone-warn">
          <Icon name="clock" small />
          {t('state.queue')}
        </span>
      );
    case 'agent':
      return (
        <span className="state tone-human">
          <Icon name="person" small />
          {mine ? t('state.mine') : t('state.agent', { name: row.agent?.name ?? '' })}
        </span>
      );
    case 'closed':
      return (
        <span className="state tone-quiet">
          <Icon name="check" small />
          {t('state.closed')}
        </span>
      );
    default:
      row.owner satisfies never;
      return null;
  }
}
