import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Timeline } from '../timeline';
import { useChat } from './context';
import { Icon } from './Icon';
import { t } from './strings';

/** In code points, as the server counts. */
const LONGEST = 4_000;
const COUNT_FROM = 3_600;

interface ComposerProps {
  conversation: string | null;
  placeholder: string;
  timeline?: Timeline;
  /** Whether the assistant may answer what is written here. */
  toPerson?: boolean;
}

export function Composer({ conversation, placeholder, timeline, toPerson = false }: ComposerProps) {
  const chat = useChat();
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => chat.draft(conversation));
  useEffect(() => setText(chat.draft(conversation)), [conversation]);
  useFocus(input);
  usePrefill((words) => {
    setText(words);
    chat.keepDraft(conversation, words);
  });
  useGrowing(input, text);

  const left = LONGEST - Array.from(text).length;
  const write = (next: string) => {
    setText(next);
    chat.keepDraft(conversation, next);
    if (conversation !== null) chat.client.typing(conversation, next.trim() !== '');
  };
  const send = () => {
    if (text.trim() === '') return;
    if (left < 0) {
      chat.notify(t('charactersOver'));
      return;
    }
    chat.say(text);
    setText('');
    chat.keepDraft(conversation, '');
    input.current?.focus();
  };
  const keys = (event: KeyboardEvent) => {
    // Enter also confirms a word in an input method; 229 is how older browsers say so.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    send();
  };
  const writing = timeline?.answer?.state === 'queued' || timeline?.answer?.state === 'running';
  return (
    <footer class="nd-composer">
      <Notice />
      <div class="nd-composer-box">
        <textarea
          ref={input}
          class="nd-composer-input"
          rows={1}
          dir="auto"
          aria-label={t('message')}
          placeholder={placeholder}
          enterkeyhint="send"
          value={text}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={keys}
        />
        {writing && text.trim() === '' ? (
          <button
            class="nd-button nd-button--secondary nd-button--compact nd-stop"
            type="button"
            onClick={() => timeline && chat.stop(timeline)}
          >
            <Icon name="stop" small />
            {t('stop')}
          </button>
        ) : (
          <button
            class="nd-send"
            type="button"
            aria-label={t('send')}
            disabled={text.trim() === ''}
            onClick={send}
          >
            <Icon name="send" />
          </button>
        )}
      </div>
      {left <= LONGEST - COUNT_FROM ? (
        <p class={left < 0 ? 'nd-composer-note nd-composer-note--bad' : 'nd-composer-note'}>
          {left < 0 ? t('tooLong', { count: -left }) : t('charactersLeft', { count: left })}
        </p>
      ) : (
        !toPerson && <p class="nd-composer-note">{t('mistakes')}</p>
      )}
    </footer>
  );
}

/** What there is to say about something that was just tried. */
export function Notice() {
  const chat = useChat();
  if (chat.notice.value === null) return null;
  return <p class="nd-notice">{chat.notice.value}</p>;
}

function useFocus(input: { current: HTMLTextAreaElement | null }) {
  const wanted = useChat().focus.value;
  useEffect(() => {
    if (wanted?.target === 'composer') input.current?.focus();
  }, [wanted]);
}

function usePrefill(fill: (words: string) => void) {
  const { prefill } = useChat();
  const words = prefill.value;
  useEffect(() => {
    if (words === null) return;
    fill(words);
    prefill.value = null;
  }, [words]);
}

/** For browsers in which a text area does not grow by itself. */
function useGrowing(input: { current: HTMLTextAreaElement | null }, text: string) {
  useLayoutEffect(() => {
    const area = input.current;
    if (area === null || CSS.supports('field-sizing', 'content')) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight}px`;
  }, [text]);
}
