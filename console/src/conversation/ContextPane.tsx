import type { Citation } from '@nightdesk/widget/protocol';
import { safeUrl } from '@nightdesk/widget/markdown';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, type ReactNode } from 'react';
import { openPalette } from '../app/CommandPalette';
import { useDesk } from '../app/desk';
import { Avatar } from '../ui/Avatar';
import { i18n, t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { Keys } from '../ui/Keys';
import { languageName } from '../ui/languageName';
import { pathOf } from './pathOf';
import { ToldByPage } from './ToldByPage';
import { isMine } from './useActions';
import type { Conversation } from './useConversation';

// Only who has a conversation needs it, and not to answer.
const CallbackSection = lazy(async () => ({
  default: (await import('./CallbackSection')).CallbackSection,
}));

interface Props {
  conversation: Conversation;
  /** With the search field on top, where the pane stands beside the conversation. */
  searchable?: boolean;
}

/** Who this is, and what the assistant has used so far. */
export function ContextPane({ conversation, searchable = false }: Props) {
  const { row } = conversation;
  const { me } = useDesk();
  return (
    <>
      {searchable && (
        <header className="pane-header">
          <button type="button" className="search" onClick={openPalette}>
            <Icon name="search" small />
            {t('palette.open')}
            <Keys keys="Mod+k" />
          </button>
        </header>
      )}
      <div className="context">
        <section className="context-section">
          <div className="person">
            <Avatar kind="visitor" name={row.visitor} size="large" />
            <p className="person-name">
              <bdi>{row.visitor}</bdi>
            </p>
          </div>
          <Facts conversation={conversation} />
        </section>
        <ToldByPage attributes={conversation.attributes} />
        {isMine(row, me.id) && (
          <Suspense fallback={null}>
            <CallbackSection conversation={row.conversation} callback={conversation.callback} />
          </Suspense>
        )}
        <SourcesUsed conversation={conversation} />
      </div>
    </>
  );
}

function Facts({ conversation: { row, page, contact, timeline } }: { conversation: Conversation }) {
  const messages = timeline.items.filter((item) => item.type === 'message').length;
  const facts: [string, ReactNode][] = [
    [t('context.language'), languageName(row.locale)],
    ...(page === null
      ? []
      : [[t('context.page'), <PageLink key="page" page={page} />] satisfies [string, ReactNode]]),
    ...(contact === null
      ? []
      : [
          [
            t('context.contact'),
            <a
              key="contact"
              href={`mailto:${contact.split('@').map(encodeURIComponent).join('@')}`}
            >
              {contact}
            </a>,
          ] satisfies [string, ReactNode],
        ]),
    [t('context.opened'), openedAt(Date.parse(row.openedAt))],
    [t('context.messages'), messages.toLocaleString(i18n().locale)],
  ];
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function PageLink({ page }: { page: string }) {
  const url = safeUrl(page);
  if (url === null) return page;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {pathOf(page)}
    </a>
  );
}

function openedAt(at: number): string {
  return `${i18n().day(at)}, ${i18n().time(at)}`;
}

function SourcesUsed({ conversation: { timeline } }: { conversation: Conversation }) {
  const used = new Map<string, Citation>();
  for (const item of timeline.items) {
    if (item.type === 'message') for (const one of item.citations) used.set(one.article, one);
  }
  if (used.size === 0) return null;
  return (
    <section className="context-section">
      <h3 className="label">{t('context.sources')}</h3>
      <ul className="history">
        {[...used.values()].map(({ article, title, section }) => (
          <li key={article}>
            <Link to="/knowledge/articles/$article" params={{ article }} preload={false}>
              {title}
            </Link>
            {section && <span className="tone-quiet">{section}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
