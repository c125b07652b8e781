import type { InboxRow } from '@nightdesk/widget/protocol';
import { useEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { sent } from '../api/suggestions';
import { useDesk } from '../app/desk';
import { Button } from '../ui/Button';
import { t } from '../ui/i18n';
import { draftOf, keepDraft, type Mode } from './drafts';
import { useTypingSignal } from './useTypingSignal';

/** What the server accepts; from `WARN_FROM` on the rest is shown. */
const LONGEST = 4_000;
const WARN_FROM = 3_600;

interface Props {
  row: InboxRow;
  mode: Mode;
  /** The whole text was taken out again. */
  onEmptied?: () => void;
  ref: RefObject<HTMLTextAreaElement | null>;
}

export function ComposerInput({ row, mode, onEmptied, ref }: Props) {
  const { live } = useDesk();
  const id = row.conversation;
  const [text, setText] = useState(() => draftOf(id, mode));
  const typing = useTypingSignal(id, mode === 'reply');
  const length = [...text].length;
  const tooLong = length > LONGEST;

  useEffect(() => keepDraft(id, mode, text), [id, mode, text]);

  const change = (next: string) => {
    setText(next);
    typing(next !== '');
    if (next === '') onEmptied?.();
  };
  const send = () => {
    const body = text.trim();
    if (body === '' || tooLong) return;
    if (mode === 'note') live.note(id, body);
    else reply(body);
    typing(false);
    setText('');
    ref.current?.focus();
  };
  const reply = (body: string) => {
    const message = live.reply(id, body);
    const used = draftOf(id, 'used');
    if (used === '') return;
    keepDraft(id, 'used', '');
    // The server looks at what it has; that it was not told is no reason to disturb anybody.
    live.whenSent(id, message, () => void sent(id, used, message).catch(() => {}));
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') ref.current?.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  };
  return (
    <div className="composer-line">
      <textarea
        ref={ref}
        className="composer-text"
        rows={1}
        value={text}
        dir="auto"
        aria-label={t(mode === 'note' ? 'composer.noteLabel' : 'composer.replyLabel')}
        placeholder={
          mode === 'note' ? t('composer.notePlaceholder') : t('composer.to', { name: row.visitor })
        }
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKey}
        onBlur={() => typing(false)}
      />
      {length >= WARN_FROM && (
        <output className={`composer-count${tooLong ? ' tone-danger' : ''}`}>
          {t('composer.left', { count: LONGEST - length })}
        </output>
      )}
      <Button
        tone="primary"
        keys="Mod+Enter"
        className={mode === 'note' ? 'button-note' : ''}
        disabled={text.trim() === '' || tooLong}
        onClick={send}
      >
        {t(mode === 'note' ? 'composer.addNote' : 'composer.send')}
      </Button>
    </div>
  );
}
