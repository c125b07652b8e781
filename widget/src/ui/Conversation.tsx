import { useMemo, useRef } from 'preact/hooks';
import words from '../i18n/en.conversation.json';
import { rows, type Group as GroupRow, type Row, type Timeline } from '../timeline';
import { Avatar } from './Avatar';
import { Composer, Notice } from './Composer';
import { useChat } from './context';
import { Dots, DraftAnswer, Thinking } from './Draft';
import { Group } from './Group';
import { ConversationHeader } from './Header';
import { Icon } from './Icon';
import { NextSteps } from './NextSteps';
import { Queue } from './Queue';
import { Status } from './Status';
import { Strip } from './Strip';
import { language, learn, t } from './strings';
import { useScroll } from './useScroll';
import '../styles/conversation.css';

learn(words);

/** How long an answer may be awaited without a word from the server. */
const AWAITED_MS = 90_000;
const SKELETON_MS = 300;

export function Conversation({ id }: { id: string }) {
  const chat = useChat();
  const timeline = chat.timeline(id).shown.value;
  const all = useMemo(
    () => rows(timeline),
    [timeline.items, timeline.pending, timeline.thumbs, language.value],
  );
  return (
    <section class="nd nd-panel" aria-label={t('conversationWith', { name: partner(timeline) })}>
      <ConversationHeader timeline={timeline} />
      <Strip />
      {timeline.owner === 'queue' && <Queue timeline={timeline} />}
      <Log timeline={timeline} all={all} />
      <NextSteps timeline={timeline} all={all} />
      {timeline.owner === 'closed' ? <Ended /> : <Writing timeline={timeline} />}
      <Status timeline={timeline} />
    </section>
  );

  function partner({ agent, owner }: Timeline): string {
    if (agent !== null) return `${agent.name}, ${t('support')}`;
    const { name, assistantName } = chat.site.value;
    return owner === 'ai' ? `${assistantName}, ${t('aiAssistant')}` : name;
  }
}

function Writing({ timeline }: { timeline: Timeline }) {
  const { owner, agent, conversation } = timeline;
  const placeholder =
    owner === 'queue'
      ? t('addAnything')
      : agent !== null
        ? t('writeTo', { name: agent.name })
        : t('writeMessage');
  return (
    <Composer
      conversation={conversation}
      placeholder={placeholder}
      timeline={timeline}
      toPerson={owner !== 'ai'}
    />
  );
}

function Log({ timeline, all }: { timeline: Timeline; all: readonly Row[] }) {
  const chat = useChat();
  const log = useRef<HTMLDivElement>(null);
  const openedAt = useRef(Date.now());
  const groups = all.filter((row): row is GroupRow => row.kind === 'group');
  const question = groups.findLast((group) => group.author.kind === 'visitor');
  // Only an answer of the assistant grows beneath its question.
  const isNew = (question?.messages.at(-1)?.at ?? 0) > openedAt.current;
  const asked = isNew && timeline.owner === 'ai' ? (question?.key ?? null) : null;
  const newest = all.at(-1)?.key ?? '';
  const { below, toEnd } = useScroll(log, newest + (timeline.answer?.turn ?? ''), asked);
  const lastGroup = groups.at(-1);
  const loading = !timeline.loaded && all.length === 0 && chat.hasHistory(timeline.conversation);
  const fromAssistant = groups.some((group) => group.author.kind === 'assistant');
  return (
    <div class="nd-log-place">
      <div
        ref={log}
        class="nd-log"
        role="log"
        aria-live="off"
        aria-label={t('conversation')}
        tabIndex={0}
      >
        {(fromAssistant || timeline.owner === 'ai') && !loading && (
          <p class="nd-disclosure">{t('disclosure')}</p>
        )}
        {loading && chat.now.value - openedAt.current > SKELETON_MS && <Skeleton />}
        {all.map((row, at) => (
          <div
            key={row.key}
            class="nd-entry"
            {...(row === question && asked !== null ? { 'data-asked': '' } : {})}
          >
            {!(at === 0 && isToday(row)) && (
              <Entry row={row} timeline={timeline} last={row === lastGroup} />
            )}
          </div>
        ))}
        <Coming timeline={timeline} question={question} lastGroup={lastGroup} />
        {chat.willAsk(timeline.conversation) && <p class="nd-separator">{t('willAsk')}</p>}
        <div class="nd-spacer" />
      </div>
      {below && (
        <button class="nd-pill" type="button" onClick={toEnd}>
          <Icon name="down" small />
          {t('newMessage')}
        </button>
      )}
    </div>
  );
}

/** A conversation of today needs no heading that says so. */
function isToday(row: Row): boolean {
  return row.kind === 'day' && new Date(row.at).toDateString() === new Date().toDateString();
}

function Entry({ row, timeline, last }: { row: Row; timeline: Timeline; last: boolean }) {
  switch (row.kind) {
    case 'day':
      return <p class="nd-separator">{language.value.day(row.at)}</p>;
    case 'owner':
      return <OwnerLine row={row} />;
    case 'group':
      return (
        <Group
          conversation={timeline.conversation}
          group={row}
          last={last && timeline.answer === null}
          withAssistant={timeline.owner === 'ai'}
        />
      );
    default:
      row satisfies never;
      return null;
  }
}

function OwnerLine({ row }: { row: Extract<Row, { kind: 'owner' }> }) {
  const { event } = row;
  const assistant = useChat().site.value.assistantName;
  const time = language.value.time(Date.parse(event.at));
  switch (event.owner) {
    case 'queue':
      return <p class="nd-separator">{t('connecting')}</p>;
    case 'agent':
      return (
        <p class="nd-separator">{`${t('joined', { name: event.agent?.name ?? '' })} · ${time}`}</p>
      );
    case 'closed':
      return <p class="nd-separator">{`${t('ended')} · ${time}`}</p>;
    case 'ai':
      return <p class="nd-separator">{t('isBack', { name: assistant })}</p>;
    default:
      event.owner satisfies never;
      return null;
  }
}

interface ComingProps {
  timeline: Timeline;
  question: GroupRow | undefined;
  lastGroup: GroupRow | undefined;
}

/** What is on its way: an answer, or somebody typing. */
function Coming({ timeline, question, lastGroup }: ComingProps) {
  const now = useChat().now.value;
  const { answer, typing } = timeline;
  if (answer !== null) {
    return (
      <DraftAnswer
        conversation={timeline.conversation}
        draft={answer}
        question={question?.messages.at(-1)?.text ?? null}
      />
    );
  }
  if (typing !== null && typing.until > now && typing.author.kind !== 'visitor') {
    return (
      <p class="nd-typing">
        <Avatar author={typing.author} />
        {t('isTyping', { name: typing.author.name })}
        <Dots kind={typing.author.kind === 'agent' ? 'person' : 'ai'} />
      </p>
    );
  }
  const newest = lastGroup?.author.kind === 'visitor' ? lastGroup.messages.at(-1) : undefined;
  const awaited =
    timeline.owner === 'ai' && newest?.state === 'sent' && now - newest.at < AWAITED_MS;
  return awaited ? <Thinking since={newest.at} detail={null} /> : null;
}

function Ended() {
  const chat = useChat();
  return (
    <footer class="nd-composer">
      <Notice />
      <button
        class="nd-button nd-button--secondary nd-button--wide"
        type="button"
        onClick={() => chat.startOver()}
      >
        {t('newConversation')}
      </button>
    </footer>
  );
}

function Skeleton() {
  return (
    <div class="nd-skeleton" role="img" aria-label={t('loading')}>
      <i />
      <i />
      <i />
    </div>
  );
}
