import type { ComponentChildren } from 'preact';
import type { Row, ShownMessage, Timeline } from '../timeline';
import { thumbOf } from './Answer';
import { useChat } from './context';
import { Icon } from './Icon';
import { t } from './strings';

/** Under an answer without a model: did it help or not, which is meant, or should a person look? */
export function NextSteps({ timeline, all }: { timeline: Timeline; all: readonly Row[] }) {
  const chat = useChat();
  const last = all.at(-1);
  const message = last?.kind === 'group' ? last.messages.at(-1) : undefined;
  if (timeline.owner !== 'ai' || timeline.answer !== null) return null;
  if (message?.rung !== 'extractive' || message.seq === null) return null;
  const choose = (choice: string) => {
    chat.say(choice);
    // The buttons are gone; on a small screen the composer would bring up the keyboard.
    chat.focus.value = { target: chat.full.value ? 'heading' : 'composer' };
  };
  return (
    <div class="nd-quick" role="group" aria-label={t('nextSteps')}>
      {message.choices.length > 0 ? (
        message.choices.map((choice) => (
          <QuickReply key={choice} onClick={() => choose(choice)}>
            {choice}
          </QuickReply>
        ))
      ) : (
        <Helped conversation={timeline.conversation} message={message} seq={message.seq} />
      )}
      <QuickReply onClick={() => void chat.askForPerson()}>{t('talkToPerson')}</QuickReply>
    </div>
  );
}

interface HelpedProps {
  conversation: string;
  message: ShownMessage;
  seq: number;
}

function Helped({ conversation, message, seq }: HelpedProps) {
  const chat = useChat();
  const thumb = thumbOf(chat.givenThumbs.value, conversation, message);
  const words = { up: thumb === 'up' ? t('thanks') : t('thatHelps'), down: t('noHelp') };
  return (
    <>
      {(['up', 'down'] as const).map((value) => (
        <QuickReply
          key={value}
          pressed={thumb === value}
          onClick={() => void chat.rate(conversation, seq, thumb === value ? null : value)}
        >
          {thumb === value && <Icon name="check" small />}
          {words[value]}
        </QuickReply>
      ))}
    </>
  );
}

interface QuickReplyProps {
  pressed?: boolean;
  onClick(): void;
  children: ComponentChildren;
}

function QuickReply({ pressed, onClick, children }: QuickReplyProps) {
  return (
    <button
      class="nd-button nd-button--secondary nd-button--compact"
      type="button"
      dir="auto"
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
