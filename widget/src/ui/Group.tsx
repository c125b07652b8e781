import type { Author } from '../protocol';
import type { Group as GroupRow, ShownMessage } from '../timeline';
import { Answer } from './Answer';
import { Avatar } from './Avatar';
import { tooMany } from './chat';
import { useChat } from './context';
import { Icon } from './Icon';
import { Markdown } from './Markdown';
import { language, t } from './strings';

/** A message that leaves at once needs no word about waiting. */
const PATIENCE_MS = 2_000;

interface GroupProps {
  conversation: string;
  group: GroupRow;
  /** The newest of the conversation. */
  last: boolean;
  withAssistant: boolean;
}

export function Group({ conversation, group, last, withAssistant }: GroupProps) {
  if (group.author.kind === 'visitor') return <OwnGroup messages={group.messages} />;
  const kind = group.author.kind === 'agent' ? 'person' : 'ai';
  const newest = group.messages.at(-1);
  const quoted = newest?.rung === 'extractive' && newest.citations.length > 0;
  return (
    <article class={`nd-group nd-group--${kind}`} aria-label={nameOf(group)}>
      <Speaker author={group.author} />
      {group.messages.map((message) =>
        kind === 'ai' ? (
          <Answer
            key={message.key}
            conversation={conversation}
            message={message}
            last={last && message === newest}
            growing={false}
            withAssistant={withAssistant}
          />
        ) : (
          <div class="nd-bubble" key={message.key} title={language.value.time(message.at)}>
            <Markdown text={message.text} />
          </div>
        ),
      )}
      {newest !== undefined && (
        <p class="nd-meta">
          <time dateTime={new Date(newest.at).toISOString()}>{language.value.time(newest.at)}</time>
          {quoted && ` · ${t('quoted')}`}
        </p>
      )}
    </article>
  );
}

export function Speaker({ author }: { author: Author }) {
  return (
    <p class="nd-speaker">
      <Avatar author={author} />
      <span>
        <span class="nd-speaker-name">{author.name}</span> · {roleOf(author)}
      </span>
    </p>
  );
}

function roleOf(author: Author): string {
  return author.kind === 'agent' ? t('support') : t('aiAssistant');
}

function nameOf({ author, messages }: GroupRow): string {
  const time = language.value.time(messages[0]?.at ?? 0);
  return `${author.name}, ${roleOf(author)}, ${time}`;
}

function OwnGroup({ messages }: { messages: readonly ShownMessage[] }) {
  const newest = messages.at(-1);
  const time = language.value.time(messages[0]?.at ?? 0);
  return (
    <article class="nd-group nd-group--customer" aria-label={`${t('you')}, ${time}`}>
      {messages.map((message, at) => (
        <OwnMessage
          key={message.key}
          message={message}
          last={message === newest}
          told={message === newest || messages[at + 1]?.state !== message.state}
        />
      ))}
    </article>
  );
}

interface OwnMessageProps {
  message: ShownMessage;
  last: boolean;
  /** Whether to say how far it got; once for several in the same state. */
  told: boolean;
}

function OwnMessage({ message, last, told }: OwnMessageProps) {
  const chat = useChat();
  const live = chat.connection.value.kind === 'live';
  const waits = message.state === 'queued' && (!live || chat.now.value - message.at > PATIENCE_MS);
  const classes = [
    'nd-bubble',
    last && 'nd-bubble--last',
    waits && 'nd-bubble--queued',
    message.state === 'refused' && 'nd-bubble--refused',
  ];
  return (
    <>
      <p
        class={classes.filter(Boolean).join(' ')}
        dir="auto"
        title={language.value.time(message.at)}
      >
        {message.text}
      </p>
      {told && <State message={message} waits={waits} />}
    </>
  );
}

function State({ message, waits }: { message: ShownMessage; waits: boolean }) {
  if (message.state === 'refused') return <Refused message={message} />;
  if (waits) {
    return (
      <p class="nd-meta">
        <Icon name="clock" small />
        {t('waitingToSend')}
      </p>
    );
  }
  const sent = message.state === 'sent';
  return (
    <p class="nd-meta">
      <time dateTime={new Date(message.at).toISOString()}>{language.value.time(message.at)}</time>
      {sent && <Icon name="check" small />}
      {sent ? t('sent') : t('sending')}
    </p>
  );
}

function Refused({ message }: { message: ShownMessage }) {
  const chat = useChat();
  const id = message.clientMessageId ?? '';
  const why =
    message.code === 'TOO_LONG'
      ? t('whyTooLong')
      : message.code === 'CLOSED'
        ? t('whyClosed')
        : (tooMany(message.retryAt) ?? t('whyRefused'));
  return (
    <div class="nd-refused" role="alert">
      <p class="nd-meta nd-meta--bad">
        <Icon name="warning" small />
        {t('notSent')}
        {message.code !== 'CLOSED' && (
          <button class="nd-text-button" type="button" onClick={() => chat.client.retry(id)}>
            {t('retry')}
          </button>
        )}
        <button class="nd-text-button" type="button" onClick={() => chat.client.delete(id)}>
          {t('delete')}
        </button>
      </p>
      <p class="nd-meta">{why}</p>
    </div>
  );
}
