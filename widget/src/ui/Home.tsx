import type { ConversationRow } from '../client';
import { Avatar, TeamAvatar } from './Avatar';
import { Composer } from './Composer';
import { Strip } from './Strip';
import { useChat } from './context';
import { HomeHeader } from './Header';
import { Icon } from './Icon';
import { language, t } from './strings';

const MOST_SUGGESTIONS = 4;
const MOST_CONVERSATIONS = 3;

export function Home() {
  const chat = useChat();
  const { name } = chat.site.value;
  return (
    <section class="nd nd-panel nd-panel--home" aria-label={t('chatOf', { name })}>
      <HomeHeader />
      <Strip />
      <div class="nd-home">
        <h3 class="nd-greeting">{t('greeting')}</h3>
        <Presence />
        <Suggestions />
        <Conversations />
      </div>
      <Composer conversation={null} placeholder={t('askQuestion')} />
    </section>
  );
}

function Presence() {
  const { assistantName, agentsOnline } = useChat().site.value;
  return (
    <ul class="nd-presence">
      <li class="nd-card">
        <span class="nd-presence-mark">
          <Avatar author={{ kind: 'assistant', name: assistantName }} large />
        </span>
        <span class="nd-row-text">
          <span class="nd-row-title">
            {assistantName} · {t('aiAssistant')}
          </span>
          <span class="nd-presence-detail">{t('repliesAtOnce')}</span>
        </span>
      </li>
      <li class="nd-card">
        <span class="nd-presence-mark nd-avatar-stack">
          <TeamAvatar />
        </span>
        <span class="nd-row-text">
          <span class="nd-row-title">{t('ourTeam')}</span>
          <span class="nd-presence-detail">
            <span class={agentsOnline > 0 ? 'nd-online' : 'nd-online nd-online--not'} />
            {agentsOnline > 0 ? t('online', { count: agentsOnline }) : t('teamAway')}
          </span>
        </span>
      </li>
    </ul>
  );
}

function Suggestions() {
  const chat = useChat();
  const suggestions = chat.site.value.suggestions.slice(0, MOST_SUGGESTIONS);
  if (suggestions.length === 0) return null;
  return (
    <section class="nd-section" aria-label={t('popularQuestions')}>
      <h4 class="nd-section-title">{t('popular')}</h4>
      <ul class="nd-card nd-list">
        {suggestions.map((suggestion) => (
          <li key={suggestion}>
            <button class="nd-row" type="button" onClick={() => chat.say(suggestion)}>
              <span dir="auto">{suggestion}</span>
              <Icon name="forward" small />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Conversations() {
  const chat = useChat();
  const rows = chat.list.value
    .filter((row) => row.lastText !== '' || isWithTeam(row))
    .slice(0, MOST_CONVERSATIONS);
  if (rows.length === 0) return null;
  return (
    <section class="nd-section" aria-label={t('yourConversations')}>
      <h4 class="nd-section-title">{t('yourConversations')}</h4>
      <ul class="nd-card nd-list">
        {rows.map((row) => (
          <li key={row.id}>
            <Conversation row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Conversation({ row }: { row: ConversationRow }) {
  const chat = useChat();
  return (
    <button class="nd-row" type="button" onClick={() => chat.show(row.id)}>
      <RowAvatar row={row} />
      <span class="nd-row-text">
        <span class="nd-row-title">{speaker(row)}</span>
        <span class="nd-row-detail" dir="auto">
          {row.lastText || t('connecting')}
        </span>
      </span>
      <time class="nd-row-time" dateTime={row.lastAt}>
        {language.value.ago(Date.parse(row.lastAt), chat.now.value)}
      </time>
    </button>
  );
}

function RowAvatar({ row }: { row: ConversationRow }) {
  if (row.lastAuthor?.kind === 'agent') {
    return <Avatar author={{ ...row.lastAuthor, kind: 'agent' }} large />;
  }
  return isWithTeam(row) ? (
    <TeamAvatar />
  ) : (
    <Avatar author={{ kind: 'assistant', name: '' }} large />
  );
}

function speaker({ lastAuthor }: ConversationRow): string {
  // Nobody has said anything yet, and it is the team's turn.
  if (lastAuthor === null) return t('supportTeam');
  switch (lastAuthor.kind) {
    case 'agent':
      return `${lastAuthor.name} · ${t('support')}`;
    case 'visitor':
      return t('you');
    default:
      return `${lastAuthor.name} · ${t('aiAssistant')}`;
  }
}

function isWithTeam({ owner }: ConversationRow): boolean {
  return owner === 'agent' || owner === 'queue';
}
