import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Timeline } from '../timeline';
import { Avatar, BrandMark } from './Avatar';
import { useChat, useSurroundings } from './context';
import { Icon } from './Icon';
import { Menu } from './Menu';
import { t } from './strings';

export function HomeHeader() {
  const { chat, logo } = useSurroundings();
  const { name } = chat.site.value;
  return (
    <Bar home title={name}>
      <BrandMark name={name} logo={logo} />
    </Bar>
  );
}

/** Says who answers at the moment: the assistant, the team, or a person by name. */
export function ConversationHeader({ timeline }: { timeline: Timeline }) {
  const { chat, logo } = useSurroundings();
  const { name, assistantName } = chat.site.value;
  const { owner, agent } = timeline;
  if (owner === 'agent' && agent !== null) {
    return (
      <Bar title={agent.name} detail={t('support')}>
        <Avatar author={agent} large />
      </Bar>
    );
  }
  if (owner === 'ai') {
    return (
      <Bar title={assistantName} detail={t('aiAssistant')}>
        <Avatar author={{ kind: 'assistant', name: assistantName }} large />
      </Bar>
    );
  }
  return (
    <Bar title={name} detail={owner === 'queue' ? t('supportTeam') : t('ended')}>
      <BrandMark name={name} logo={logo} />
    </Bar>
  );
}

interface BarProps {
  home?: boolean;
  title: string;
  detail?: string;
  children: ComponentChildren;
}

function Bar({ home = false, title, detail, children }: BarProps) {
  const chat = useChat();
  const heading = useRef<HTMLHeadingElement>(null);
  const wanted = chat.focus.value;
  useEffect(() => {
    if (wanted?.target === 'heading') heading.current?.focus();
  }, [wanted]);
  return (
    <header class={`nd-header ${home ? 'nd-header--home' : 'nd-header--conversation'}`}>
      {!home && (
        <button
          class="nd-icon-button"
          type="button"
          aria-label={t('back')}
          onClick={() => chat.home()}
        >
          <Icon name="back" />
        </button>
      )}
      {children}
      <div class="nd-header-name">
        <h2 class="nd-header-title" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {detail !== undefined && <p class="nd-header-detail">{detail}</p>}
      </div>
      <div class="nd-header-actions">
        <Menu />
        {chat.embedded && (
          <button
            class="nd-icon-button"
            type="button"
            aria-label={t('close')}
            onClick={() => chat.close()}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
    </header>
  );
}
