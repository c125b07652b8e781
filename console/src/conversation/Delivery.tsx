import type { ShownMessage } from '@nightdesk/widget/timeline';
import { useDesk } from '../app/desk';
import { t, type Key } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';

const MARKS: Record<ShownMessage['state'], { icon: IconName; key: Key }> = {
  queued: { icon: 'clock', key: 'delivery.queued' },
  sent: { icon: 'check', key: 'delivery.sent' },
  refused: { icon: 'alert', key: 'delivery.refused' },
};

/** Whether the server has a message of one's own. */
export function DeliveryMark({ message }: { message: ShownMessage }) {
  const { icon, key } = MARKS[message.state];
  return (
    <span className={`delivery delivery-${message.state}`} title={t(key)}>
      <Icon name={icon} small />
      <span className="visually-hidden">{t(key)}</span>
    </span>
  );
}

/** Why the server will not take a message, and what can be done. */
export function RefusedNotice({ message }: { message: ShownMessage }) {
  const { live } = useDesk();
  const id = message.clientMessageId;
  if (id === null) return null;
  return (
    <p className="refused" role="alert">
      <Icon name="alert" small />
      {why(message.code)}
      <button type="button" className="button-link" onClick={() => live.retry(id)}>
        {t('retry')}
      </button>
      <button type="button" className="button-link" onClick={() => live.delete(id)}>
        {t('delete')}
      </button>
    </p>
  );
}

function why(code: ShownMessage['code']): string {
  switch (code) {
    case 'CLOSED':
      return t('refused.closed');
    case 'FORBIDDEN':
      return t('refused.forbidden');
    case 'TOO_LONG':
      return t('refused.tooLong');
    default:
      return t('refused.other', { code: code ?? '' });
  }
}
