import type { Timeline } from '../timeline';
import { useChat } from './context';
import { t } from './strings';

/** Where the customer stands while waiting for a person. */
export function Queue({ timeline }: { timeline: Timeline }) {
  const chat = useChat();
  const position = timeline.queue?.position ?? null;
  const nobody = timeline.queue?.agentsOnline === 0;
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
        <p class="nd-queue-detail">{nobody ? t('nobodyOnline') : t('keepTyping')}</p>
      </div>
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
