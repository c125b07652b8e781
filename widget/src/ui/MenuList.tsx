import { useEffect, useRef } from 'preact/hooks';
import type { ReadAloud } from './chat';
import { useChat } from './context';
import { Icon } from './Icon';
import { t, type StringKey } from './strings';
import '../styles/menu.css';

const READ_ALOUD: [ReadAloud, StringKey][] = [
  ['finished', 'readFinished'],
  ['sentences', 'readSentences'],
  ['off', 'readOff'],
];

/** What the menu offers: a person, a new conversation, how replies are read aloud. */
export function MenuList({ close }: { close(refocus: boolean): void }) {
  const chat = useChat();
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    items(list.current)[0]?.focus();
    const outside = (event: Event) => {
      const inside =
        event.target instanceof Node && list.current?.parentElement?.contains(event.target);
      if (inside !== true) close(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);

  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      close(true);
      return;
    }
    const all = items(list.current);
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  };
  const owner = ownerOnScreen();
  return (
    <div ref={list} class="nd-menu" role="menu" aria-label={t('menu')} onKeyDown={keys}>
      {owner !== 'queue' && owner !== 'agent' && (
        <Item
          icon="person"
          label={t('talkToPerson')}
          run={() => {
            close(true);
            void chat.askForPerson();
          }}
        />
      )}
      {chat.screen.value !== null && (
        <Item
          icon="plus"
          label={t('newConversation')}
          run={() => {
            close(false);
            chat.startOver();
          }}
        />
      )}
      <div class="nd-menu-group" role="group" aria-label={t('readAloud')}>
        <p class="nd-menu-title" aria-hidden="true">
          {t('readAloud')}
        </p>
        {READ_ALOUD.map(([value, label]) => (
          <button
            key={value}
            class="nd-menu-item"
            type="button"
            role="menuitemradio"
            tabIndex={-1}
            aria-checked={chat.readAloud.value === value}
            onClick={() => {
              chat.setReadAloud(value);
              close(true);
            }}
          >
            <span class="nd-menu-mark">
              {chat.readAloud.value === value && <Icon name="check" small />}
            </span>
            {t(label)}
          </button>
        ))}
      </div>
    </div>
  );
}

function Item({ icon, label, run }: { icon: 'person' | 'plus'; label: string; run(): void }) {
  return (
    <button class="nd-menu-item" type="button" role="menuitem" tabIndex={-1} onClick={run}>
      <span class="nd-menu-mark">
        <Icon name={icon} small />
      </span>
      {label}
    </button>
  );
}

function ownerOnScreen(): string | null {
  const chat = useChat();
  const screen = chat.screen.value;
  return screen === null ? null : chat.timeline(screen).shown.value.owner;
}

function items(list: HTMLElement | null): HTMLElement[] {
  return Array.from(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []);
}
