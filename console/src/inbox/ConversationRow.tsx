import type { InboxRow } from '@nightdesk/widget/protocol';
import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { View } from '../api/desk';
import { Avatar } from '../ui/Avatar';
import { i18n, t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { REASON_ICONS } from './reasons';
import { waitingSince } from './rows';
import { WaitingTimer } from './WaitingTimer';

interface Props {
  row: InboxRow;
  view: View;
  me: string;
  selected: boolean;
  unread: boolean;
  /** Who was faster, for three seconds. */
  takenBy: string | null;
}

export const ConversationRow = memo(function ConversationRow(props: Props) {
  const { row, view, me, selected, unread, takenBy } = props;
  const since = waitingSince(row);
  return (
    <Link
      to="/inbox/$conversation"
      params={{ conversation: row.conversation }}
      search={{ view }}
      className={`conversation-row${unread ? ' is-unread' : ''}`}
      aria-current={selected ? 'true' : undefined}
      data-conversation={row.conversation}
      preload={false}
    >
      <Avatar kind={row.owner === 'ai' ? 'assistant' : 'visitor'} name={row.visitor} />
      <span className="row-name">
        <bdi>{row.visitor}</bdi>
        {unread && (
          <>
            <i className="dot dot-accent" />
            <span className="visually-hidden">{t('inbox.unread')}</span>
          </>
        )}
      </span>
      {since === null ? (
        <span className="row-time">
          <LastAt row={row} />
        </span>
      ) : (
        <WaitingTimer since={since} overdue={row.overdue} />
      )}
      <span className="row-subject" dir="auto">
        {row.lastAuthor === 'assistant' && row.owner !== 'ai' && (
          <span className="row-author">{t('owner.ai')}: </span>
        )}
        {row.lastAuthor === 'agent' && (
          <span className="row-author">{row.agent?.id === me ? t('you') : t('team')}: </span>
        )}
        {row.lastText}
      </span>
      <Reason row={row} takenBy={takenBy} />
      <span className={`row-owner${row.owner === 'ai' ? ' tone-ai' : ''}`}>{owner(row, me)}</span>
    </Link>
  );
});

function Reason({ row, takenBy }: { row: InboxRow; takenBy: string | null }) {
  if (takenBy !== null) {
    return (
      <span className="row-reason tone-warn">
        <Icon name="person" />
        {t('inbox.taken', { name: takenBy })}
      </span>
    );
  }
  if (row.owner === 'ai') {
    const key = row.lastAuthor === 'visitor' ? 'inbox.answering' : 'inbox.waitingForCustomer';
    return <span className="row-reason">{t(key)}</span>;
  }
  if (row.reason === null) return <span className="row-reason">{t('inbox.noReason')}</span>;
  return (
    <span className="row-reason">
      <Icon name={REASON_ICONS[row.reason]} />
      {t(`reason.${row.reason}`)}
    </span>
  );
}

function owner(row: InboxRow, me: string): string {
  switch (row.owner) {
    case 'ai':
      return t('owner.ai');
    case 'queue':
      return t('owner.queue');
    case 'closed':
      return t('owner.closed');
    case 'agent':
      return row.agent === null || row.agent.id === me ? t('you') : row.agent.name;
    default:
      row.owner satisfies never;
      return '';
  }
}

function LastAt({ row }: { row: InboxRow }) {
  const at = Date.parse(row.lastAt);
  return <time dateTime={row.lastAt}>{i18n().ago(at)}</time>;
}
