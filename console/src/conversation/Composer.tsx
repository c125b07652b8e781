import type { InboxRow } from '@nightdesk/widget/protocol';
import { useRef, useState } from 'react';
import { useDesk } from '../app/desk';
import { useCommands } from '../ui/commands';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { Keys } from '../ui/Keys';
import { ClaimBar } from './ClaimBar';
import { ComposerInput } from './ComposerInput';
import type { Mode } from './drafts';
import { isMine, type Actions } from './useActions';

interface Props {
  row: InboxRow;
  actions: Actions;
}

/** Where an agent answers the customer, or leaves a note for the team. */
export function Composer({ row, actions }: Props) {
  const { me } = useDesk();
  const [mode, setMode] = useState<Mode>('reply');
  const input = useRef<HTMLTextAreaElement>(null);
  const mayReply = isMine(row, me.id);
  const closed = row.owner === 'closed';
  const write = (next: Mode) => {
    setMode(next);
    // The field of the other mode is drawn first.
    setTimeout(() => input.current?.focus());
  };
  const claim = async () => {
    if (await actions.run('claim')) write('reply');
  };
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
            <ClaimBar row={row} busy={actions.busy === 'claim'} onClaim={() => void claim()} />
          ) : (
            <ComposerInput key={mode} ref={input} row={row} mode={mode} />
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
