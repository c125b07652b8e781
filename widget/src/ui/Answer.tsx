import { useState } from 'preact/hooks';
import { plainText } from '../markdown';
import type { Citation, Thumb } from '../protocol';
import { extract, type ShownMessage } from '../timeline';
import { useChat } from './context';
import { Extracts } from './Extract';
import { Icon } from './Icon';
import { Markdown } from './Markdown';
import { SourceCard, type OpenSource } from './SourceCard';
import { t } from './strings';

const SHOWN_SOURCES = 3;
const COPIED_MS = 2_000;

interface AnswerProps {
  conversation: string;
  message: ShownMessage;
  /** Only the newest answer offers a way on. */
  last: boolean;
  growing: boolean;
  /** Whether the assistant still owns the conversation. */
  withAssistant: boolean;
}

/** What the assistant wrote, with its sources and what one can do with it. */
export function Answer({ conversation, message, last, growing, withAssistant }: AnswerProps) {
  const [source, setSource] = useState<OpenSource | null>(null);
  const open = (citation: Citation, chip: HTMLElement) =>
    setSource({ citation, text: message.text, chip });
  const quoted = message.rung === 'extractive' && message.citations.length > 0;
  // What the assistant says when it hands over or asks back is no answer to judge.
  const answers =
    !growing && message.seq !== null && message.rung !== 'person' && message.choices.length === 0;
  return (
    <>
      {quoted ? (
        <Quoted message={message} />
      ) : (
        <div class="nd-bubble">
          <Markdown
            text={message.text}
            citations={message.citations}
            growing={growing}
            onCite={open}
          />
        </div>
      )}
      {message.stopped && <Stopped last={last && withAssistant} />}
      {!quoted && message.citations.length > 0 && <Sources message={message} open={open} />}
      {answers && !(quoted && last) && (
        <Actions conversation={conversation} message={message} person={last && withAssistant} />
      )}
      {source !== null && <SourceCard source={source} close={() => setSource(null)} />}
    </>
  );
}

function Quoted({ message }: { message: ShownMessage }) {
  const { intro, quotations } = extract(message.text, message.citations);
  return (
    <>
      {intro !== '' && (
        <div class="nd-bubble">
          <Markdown text={intro} />
        </div>
      )}
      <Extracts quotations={quotations} />
    </>
  );
}

function Stopped({ last }: { last: boolean }) {
  const chat = useChat();
  return (
    <p class="nd-meta nd-stopped">
      <Icon name="stop" small />
      {t('stopped')}
      {last && (
        <button class="nd-text-button" type="button" onClick={() => chat.say(t('continueText'))}>
          {t('continue')}
        </button>
      )}
    </p>
  );
}

interface SourcesProps {
  message: ShownMessage;
  open(citation: Citation, chip: HTMLElement): void;
}

function Sources({ message, open }: SourcesProps) {
  const [all, setAll] = useState(false);
  const shown = all ? message.citations : message.citations.slice(0, SHOWN_SOURCES);
  const more = message.citations.length - shown.length;
  return (
    <div class="nd-sources" role="group" aria-label={t('sources')}>
      {shown.map((citation) => (
        <button
          key={citation.number}
          class="nd-source"
          type="button"
          aria-haspopup="dialog"
          onClick={(event) => open(citation, event.currentTarget)}
        >
          <span class="nd-source-number">{citation.number}</span>
          <span class="nd-source-title">{citation.title}</span>
        </button>
      ))}
      {more > 0 && (
        <button
          class="nd-source"
          type="button"
          aria-label={t('moreSources', { count: more })}
          onClick={() => setAll(true)}
        >
          +{more}
        </button>
      )}
    </div>
  );
}

interface ActionsProps {
  conversation: string;
  message: ShownMessage;
  person: boolean;
}

function Actions({ conversation, message, person }: ActionsProps) {
  const chat = useChat();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(plainText(message.text));
      setCopied(true);
      setTimeout(() => setCopied(false), COPIED_MS);
    } catch {
      chat.notify(t('failed'));
    }
  };
  return (
    <div class="nd-actions">
      <Thumbs conversation={conversation} message={message} />
      <button
        class="nd-icon-button nd-icon-button--compact"
        type="button"
        aria-label={copied ? t('copied') : t('copyAnswer')}
        onClick={() => void copy()}
      >
        <Icon name={copied ? 'check' : 'copy'} small />
      </button>
      {person && (
        <button
          class="nd-button nd-button--ghost nd-button--compact"
          type="button"
          onClick={() => void chat.askForPerson()}
        >
          <Icon name="person" small />
          {t('talkToPerson')}
        </button>
      )}
    </div>
  );
}

function Thumbs({ conversation, message }: { conversation: string; message: ShownMessage }) {
  const chat = useChat();
  const { seq } = message;
  if (seq === null) return null;
  const thumb = thumbOf(chat.givenThumbs.value, conversation, message);
  return (
    <>
      {(['up', 'down'] as const).map((value) => (
        <button
          key={value}
          class="nd-icon-button nd-icon-button--compact nd-thumb"
          type="button"
          aria-label={value === 'up' ? t('goodAnswer') : t('badAnswer')}
          aria-pressed={thumb === value}
          onClick={() => void chat.rate(conversation, seq, thumb === value ? null : value)}
        >
          <Icon name="thumb" small turned={value === 'down'} />
        </button>
      ))}
    </>
  );
}

/** A thumb given here counts until the server has said its own. */
export function thumbOf(
  given: ReadonlyMap<string, Thumb | null>,
  conversation: string,
  message: ShownMessage,
): Thumb | null {
  const mine = given.get(`${conversation}/${message.seq}`);
  return mine === undefined ? message.thumb : mine;
}
