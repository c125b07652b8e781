import type { Author } from '@nightdesk/widget/protocol';
import { rows, type Row } from '@nightdesk/widget/timeline';
import { useMemo } from 'react';
import { useDesk } from '../app/desk';
import { useNow } from '../ui/clock';
import { i18n, t } from '../ui/i18n';
import { SkeletonRows } from '../ui/states';
import { MessageGroup } from './MessageGroup';
import { NoteGroup } from './NoteGroup';
import { OwnerLine } from './OwnerLine';
import { StreamingAnswer } from './StreamingAnswer';
import type { Conversation } from './useConversation';

/** Everything that was said. The newest stays in view, because the list grows from its end. */
export function Transcript({ conversation }: { conversation: Conversation }) {
  const { me } = useDesk();
  const { timeline, row } = conversation;
  const author = useMemo<Author>(
    () => ({ kind: 'agent', id: me.id, name: me.name }),
    [me.id, me.name],
  );
  const shown = useMemo(() => rows(timeline, author), [timeline, author]);
  return (
    <>
      <div
        className="transcript"
        role="log"
        aria-live="off"
        aria-label={t('transcript')}
        // Scrolls by keyboard as well
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-scrolls
      >
        <div className="transcript-flow">
          {!timeline.loaded && shown.length === 0 && <SkeletonRows count={4} kind="text" />}
          {shown.map((one) => (
            <TranscriptRow key={one.key} row={one} conversation={conversation} me={me.id} />
          ))}
          {timeline.answer !== null && <StreamingAnswer answer={timeline.answer} />}
          <TypingLine timeline={timeline} visitor={row.visitor} me={me.id} />
        </div>
      </div>
      <Announcer conversation={conversation} />
    </>
  );
}

interface RowProps {
  row: Row;
  conversation: Conversation;
  me: string;
}

function TranscriptRow({ row, conversation, me }: RowProps) {
  switch (row.kind) {
    case 'day':
      return <p className="system-line">{i18n().day(row.at)}</p>;
    case 'owner':
      return <OwnerLine event={row.event} me={me} visitor={conversation.row.visitor} />;
    case 'group':
      return row.note ? (
        <NoteGroup group={row} me={me} />
      ) : (
        <MessageGroup group={row} conversation={conversation} me={me} />
      );
    default:
      row satisfies never;
      return null;
  }
}

interface TypingProps {
  timeline: Conversation['timeline'];
  visitor: string;
  me: string;
}

function TypingLine({ timeline: { typing }, visitor, me }: TypingProps) {
  const now = useNow();
  if (typing === null || typing.until < now || typing.author.id === me) return null;
  const name = typing.author.kind === 'visitor' ? visitor : typing.author.name;
  return (
    <p className="typing">
      <span className="typing-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {t('typing', { name })}
    </p>
  );
}

/** Says the customer's latest message to a screen reader, once and as a whole. */
function Announcer({ conversation: { timeline, row } }: { conversation: Conversation }) {
  const last = timeline.items.at(-1);
  const text =
    last?.type === 'message' && last.author.kind === 'visitor'
      ? t('announce', { name: row.visitor, text: last.text })
      : '';
  return (
    <p className="visually-hidden" role="status">
      {text}
    </p>
  );
}
