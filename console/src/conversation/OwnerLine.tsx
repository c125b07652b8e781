import type { EventOf } from '@nightdesk/widget/protocol';
import { i18n, t } from '../ui/i18n';

interface Props {
  event: EventOf<'owner'>;
  me: string;
  visitor: string;
}

/** The duty to answer moved. */
export function OwnerLine({ event, me, visitor }: Props) {
  return (
    <p className="system-line">
      <span>
        {words(event, me, visitor)} · {i18n().time(Date.parse(event.at))}
      </span>
    </p>
  );
}

function words({ owner, by, agent, reason }: EventOf<'owner'>, me: string, visitor: string) {
  const name = by.kind === 'visitor' ? visitor : by.name;
  const mine = by.id === me;
  switch (owner) {
    case 'queue':
      if (by.kind === 'visitor') return t('moved.asked', { name });
      if (by.kind === 'system') return t('moved.calledBack');
      return reason === null
        ? t('moved.queue', { name })
        : t('moved.escalated', { name, reason: t(`reason.${reason}`) });
    case 'agent':
      return agent?.id === me
        ? t('moved.youJoined')
        : t('moved.joined', { name: agent?.name ?? name });
    case 'ai':
      if (by.kind === 'visitor') return t('moved.wentBack', { name });
      return mine ? t('moved.youHandedBack') : t('moved.handedBack', { name });
    case 'closed':
      if (by.kind === 'system') return t('moved.closedByItself');
      return mine ? t('moved.youResolved') : t('moved.resolved', { name });
    default:
      owner satisfies never;
      return '';
  }
}
