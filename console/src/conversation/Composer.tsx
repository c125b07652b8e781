import { useRef, useState } from 'react';
import { useCommands } from '../ui/commands';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { Keys } from '../ui/Keys';
import { ClaimBar } from './ClaimBar';
import { ComposerInput } from './ComposerInput';
import type { Mode } from './drafts';
import { SuggestionCard } from './SuggestionCard';
import type { Actions } from './useActions';
import type { Conversation } from './useConversation';
import { useSuggestion } from './useSuggestion';

interface Props {
  conversation: Conversation;
  actions: Actions;
}

/** Where an agent answers the customer, or leaves a note for the team. */
export function Composer({ conversation, actions }: Props) {
  const { row } = conversation;
  const suggested = useSuggestion(conversation);
  const [mode, setMode] = useState<Mode>('reply');
  // How often the draft was written from outside: its field then begins anew.
  const [filled, setFilled] = useState(0);
  const input = useRef<HTMLTextAreaElement>(null);
  const { shown, mine: mayReply } = suggested;
  const closed = row.owner === 'closed';
  const write = (next: Mode) => {
    setMode(next);
    // The field of the other mode is drawn first.
    setTimeout(() => input.current?.focus());
  };
  const take = row.owner === 'agent' ? 'takeOver' : 'claim';
  const claim = async () => {
    if (await actions.run(take)) write('reply');
  };
  const use = () => {
    suggested.use();
    setFilled(filled + 1);
    write('reply');
  };
  useCommands(
    shown === null || !mayReply
      ? []
      : [
          {
            id: 'suggestion',
            group: 'context',
            label: t('sheet.suggestion'),
            icon: 'spark',
            keys: 'u',
            run: use,
          },
          {
            id: 'suggestion-dismiss',
            group: 'context',
            label: t('sheet.dismiss'),
            icon: 'close',
            run: suggested.dismiss,
          },
        ],
  );
  useCommands(
    closed
      ? []
      : [
          {
            id: 'reply',
            group: 'context',
            label: t('sheet.reply'),
            icon: 'pencil',
            keys: 'r',
            run: () => write('reply'),
          },
          {
            id: 'note',
            group: 'context',
            label: t('sheet.note'),
            icon: 'lock',
            keys: 'n',
            run: () => write('note'),
          },
        ],
  );
  if (closed) return <p className="closed-line">{t('composer.closed')}</p>;
  return (
    <div className="dock">
      {shown !== null && (
        <SuggestionCard
          suggestion={shown}
          onUse={mayReply ? use : undefined}
          onDismiss={mayReply ? suggested.dismiss : undefined}
        />
      )}
      <section
        className={`composer composer-${mode}`}
        aria-label={t(mode === 'note' ? 'composer.note' : 'composer.reply')}
      >
        <div className="composer-modes" role="tablist" aria-label={t('composer.kind')}>
          <ModeTab mode="reply" current={mode} keys="r" onChoose={write} />
          <ModeTab mode="note" current={mode} keys="n" onChoose={write} />
        </div>
        <div role="tabpanel" aria-labelledby={`composer-${mode}`}>
          {mode === 'reply' && !mayReply ? (
            <ClaimBar row={row} busy={actions.busy.includes(take)} onClaim={() => void claim()} />
          ) : (
            <ComposerInput
              key={`${mode}-${filled}`}
              ref={input}
              row={row}
              mode={mode}
              {...(mode === 'reply' ? { onEmptied: suggested.emptied } : {})}
            />
          )}
        </div>
      </section>
    </div>
  );
}

interface TabProps {
  mode: Mode;
  current: Mode;
  keys: string;
  onChoose(mode: Mode): void;
}

function ModeTab({ mode, current, keys, onChoose }: TabProps) {
  return (
    <button
      type="button"
      role="tab"
      id={`composer-${mode}`}
      className="tab"
      aria-selected={mode === current}
      onClick={() => onChoose(mode)}
    >
      {mode === 'note' && <Icon name="lock" small />}
      {t(mode === 'note' ? 'composer.note' : 'composer.reply')}
      <Keys keys={keys} />
    </button>
  );
}
