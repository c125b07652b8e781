import type { Group, ShownMessage } from '@nightdesk/widget/timeline';
import { Avatar } from '../ui/Avatar';
import { i18n, t } from '../ui/i18n';
import { AnswerDetails } from './AnswerDetails';
import { CitedText } from './CitedText';
import { DeliveryMark, RefusedNotice } from './Delivery';
import { Sources } from './Sources';
import type { Conversation } from './useConversation';

interface Props {
  group: Group;
  conversation: Conversation;
  me: string;
}

const SIDES = { visitor: 'customer', assistant: 'ai', agent: 'agent', system: 'customer' } as const;

/** Messages of one speaker in a row: the customer at the start, AI and agents at the end. */
export function MessageGroup({ group, conversation, me }: Props) {
  const { author, messages } = group;
  const first = messages[0];
  if (first === undefined) return null;
  const name = speaker(group, conversation.row.visitor, me);
  return (
    <article
      className={`message message-${SIDES[author.kind]}`}
      aria-label={t('message.by', { name, time: i18n().time(first.at) })}
    >
      <p className="message-name">
        {author.kind === 'assistant' && <Avatar kind="assistant" name={author.name} />}
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <time dateTime={new Date(first.at).toISOString()}>{i18n().time(first.at)}</time>
        {author.id === me && <DeliveryMark message={messages.at(-1) ?? first} />}
      </p>
      {messages.map((message) => (
        <Message key={message.key} message={message} conversation={conversation} />
      ))}
    </article>
  );
}

interface MessageProps {
  message: ShownMessage;
  conversation: Conversation;
}

function Message({ message, conversation }: MessageProps) {
  const turn = message.turn === null ? undefined : conversation.turns.get(message.turn);
  return (
    <>
      <div
        className={`bubble${message.state === 'refused' ? ' is-refused' : ''}`}
        {...(message.seq === null ? {} : { 'data-seq': message.seq })}
      >
        <CitedText text={message.text} citations={message.citations} />
      </div>
      {message.state === 'refused' && <RefusedNotice message={message} />}
      {message.citations.length > 0 && <Sources citations={message.citations} />}
      {message.turn !== null && <AnswerDetails message={message} turn={turn} />}
    </>
  );
}

function speaker({ author }: Group, visitor: string, me: string): string {
  switch (author.kind) {
    case 'visitor':
      return visitor;
    case 'assistant':
      return t('speaker.ai', { name: author.name });
    case 'agent':
      return author.id === me ? t('you') : author.name;
    default:
      return author.name;
  }
}
