import { useId, useRef, useState } from 'preact/hooks';
import { Problem } from '../client';
import type { Timeline } from '../timeline';
import type { Chat } from './chat';
import { useChat } from './context';
import { language, t } from './strings';

/** When somebody answers, as promised from the moment the customer began to wait. */
export function away(timeline: Timeline, chat: Chat): string {
  const within = chat.site.value.repliesWithinSeconds;
  const asked = timeline.items.findLast((item) => item.type === 'owner' && item.owner === 'queue');
  if (within === undefined || asked === undefined) return t('nobodyOnline');
  const by = Date.parse(asked.at) + within * 1_000;
  if (by < chat.now.value) return t('nobodyOnline');
  return t('answeredBy', { day: language.value.day(by), time: language.value.time(by) });
}

/** Where the customer stands while waiting for a person. */
export function Queue({ timeline }: { timeline: Timeline }) {
  const chat = useChat();
  const position = timeline.queue?.position ?? null;
  const nobody = timeline.queue?.agentsOnline === 0;
  // Somebody may come while an address is being written down.
  const offered = useRef(false);
  offered.current ||= nobody;
  return (
    <div class="nd-queue">
      <span class="nd-queue-position" aria-hidden="true">
        <svg viewBox="0 0 40 40">
          <circle class="nd-queue-track" cx="20" cy="20" r="18" />
          <path class="nd-queue-arc" d="M20 2a18 18 0 0 1 18 18" />
        </svg>
        {position !== null && <span>{position}</span>}
      </span>
      <div>
        <p class="nd-queue-title">
          {position === null ? t('inLine') : t('position', { position })}
        </p>
        <p class="nd-queue-detail">{nobody ? away(timeline, chat) : t('keepTyping')}</p>
      </div>
      {offered.current && (
        <LeaveContact key={timeline.conversation} conversation={timeline.conversation} />
      )}
      <div class="nd-queue-actions">
        <button
          class="nd-button nd-button--secondary nd-button--compact"
          type="button"
          onClick={() => void chat.backToAssistant()}
        >
          {t('backTo', { name: chat.site.value.assistantName })}
        </button>
      </div>
    </div>
  );
}

/** For customers who will not be here when the answer comes. */
function LeaveContact({ conversation }: { conversation: string }) {
  const chat = useChat();
  const id = useId();
  const kept = chat.contact(conversation);
  const [left, setLeft] = useState(kept);
  const [email, setEmail] = useState(kept ?? '');
  const [error, setError] = useState<string | null>(null);
  if (left !== null) {
    return (
      <p class="nd-queue-contact" role="status">
        {t('contactLeft', { email: left })}{' '}
        <button class="nd-link" type="button" onClick={() => setLeft(null)}>
          {t('change')}
        </button>
      </p>
    );
  }
  const leave = async (event: SubmitEvent) => {
    event.preventDefault();
    setError(null);
    try {
      // Saved as it was, it is the way back.
      if (email.trim() !== kept) await chat.leaveContact(conversation, email.trim());
      setLeft(email.trim());
    } catch (reason) {
      const invalid = reason instanceof Problem && reason.code === 'INVALID_EMAIL';
      setError(invalid ? t('contactInvalid') : t('failed'));
    }
  };
  return (
    <form class="nd-queue-contact" onSubmit={(event) => void leave(event)} noValidate>
      <label for={id}>{t('contactLabel')}</label>
      <div>
        <input
          id={id}
          type="email"
          autocomplete="email"
          inputMode="email"
          maxLength={254}
          value={email}
          placeholder="name@example.com"
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : `${id}-error`}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
        <button
          class="nd-button nd-button--secondary nd-button--compact"
          type="submit"
          disabled={email.trim() === ''}
        >
          {t('contactSave')}
        </button>
      </div>
      {error !== null && (
        <p id={`${id}-error`} class="nd-queue-error" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
