import type { Group } from '@nightdesk/widget/timeline';
import { i18n, t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { Markdown } from '../ui/Markdown';
import { DeliveryMark, RefusedNotice } from './Delivery';

/** What the team wrote to itself: full width, another colour, a lock. */
export function NoteGroup({ group, me }: { group: Group; me: string }) {
  const name = group.author.id === me ? t('you') : group.author.name;
  return (
    <>
      {group.messages.map((message) => (
        <aside key={message.key} className="note" aria-label={t('note.by', { name })}>
          <Icon name="lock" small />
          <header>
            {t('note.head', { name, time: i18n().time(message.at) })}
            {group.author.id === me && <DeliveryMark message={message} />}
          </header>
          <Markdown text={message.text} />
          {message.state === 'refused' && <RefusedNotice message={message} />}
        </aside>
      ))}
    </>
  );
}
