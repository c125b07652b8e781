import type { Author } from '../protocol';
import { visibleText, type Answer as Draft, type ShownMessage } from '../timeline';
import { Answer } from './Answer';
import { Avatar } from './Avatar';
import { useChat } from './context';
import { Speaker } from './Group';
import { Icon } from './Icon';
import { t } from './strings';

const STILL_WORKING_MS = 8_000;
const OFFER_PERSON_MS = 20_000;

interface DraftProps {
  conversation: string;
  draft: Draft;
  /** The customer's last question, to ask it again. */
  question: string | null;
}

/** The answer that is being written, or what is left of one that broke off. */
export function DraftAnswer({ conversation, draft, question }: DraftProps) {
  const chat = useChat();
  const { assistantName } = chat.site.value;
  const text = visibleText(draft);
  const failed = draft.state === 'failed';
  const growing = draft.state === 'queued' || draft.state === 'running';
  if (text === '' && growing) return <Thinking since={draft.heardAt} detail={draft.detail} />;
  if (text === '' && !failed)
    return draft.state === 'cancelled' ? <StoppedEarly question={question} /> : null;
  const author: Author = { kind: 'assistant', id: null, name: assistantName };
  return (
    <article
      class="nd-group nd-group--ai"
      aria-label={`${assistantName}, ${t('aiAssistant')}`}
      aria-busy={growing}
    >
      <Speaker author={author} />
      {text !== '' && (
        <Answer
          key={draft.turn}
          conversation={conversation}
          message={asMessage(draft, text)}
          last
          growing={growing}
          withAssistant
        />
      )}
      {failed && <Interrupted question={question} />}
    </article>
  );
}

/** Three dots, and words when it takes longer. */
export function Thinking({ since, detail }: { since: number; detail: Draft['detail'] }) {
  const chat = useChat();
  const name = chat.site.value.assistantName;
  const silent = chat.now.value - since;
  const words =
    silent > STILL_WORKING_MS
      ? t('stillWorking')
      : detail === 'searching'
        ? t('searching')
        : t('thinking', { name });
  return (
    <div class="nd-thinking">
      <p class="nd-typing">
        <Avatar author={{ kind: 'assistant', name }} />
        <Dots kind="ai" />
        <span>{words}</span>
      </p>
      {silent > OFFER_PERSON_MS && <PersonButton />}
    </div>
  );
}

export function Dots({ kind }: { kind: 'ai' | 'person' }) {
  return (
    <span class={`nd-dots nd-dots--${kind}`} aria-hidden="true">
      <i />
      <i />
      <i />
    </span>
  );
}

/** Stopped before the first word: there is nothing to show, and nothing to wait for. */
function StoppedEarly({ question }: { question: string | null }) {
  const chat = useChat();
  return (
    <p class="nd-meta nd-stopped">
      <Icon name="stop" small />
      {t('stopped')}
      {question !== null && (
        <button class="nd-text-button" type="button" onClick={() => chat.say(question)}>
          {t('tryAgain')}
        </button>
      )}
    </p>
  );
}

function Interrupted({ question }: { question: string | null }) {
  const chat = useChat();
  return (
    <div class="nd-interrupted">
      <p>{t('interrupted')}</p>
      {question !== null && (
        <button
          class="nd-button nd-button--secondary nd-button--compact"
          type="button"
          onClick={() => chat.say(question)}
        >
          {t('tryAgain')}
        </button>
      )}
      <PersonButton />
    </div>
  );
}

function PersonButton() {
  const chat = useChat();
  return (
    <button
      class="nd-button nd-button--secondary nd-button--compact"
      type="button"
      onClick={() => void chat.askForPerson()}
    >
      {t('talkToPerson')}
    </button>
  );
}

function asMessage(draft: Draft, text: string): ShownMessage {
  return {
    key: draft.turn,
    seq: null,
    at: draft.heardAt,
    text,
    state: 'sent',
    code: null,
    retryAt: null,
    clientMessageId: null,
    turn: draft.turn,
    citations: [],
    stopped: false,
    rung: null,
    choices: [],
    thumb: null,
  };
}
