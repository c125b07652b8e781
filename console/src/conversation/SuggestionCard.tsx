import type { Suggestion } from '../api/suggestions';
import { Button } from '../ui/Button';
import { t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { Sources } from './Sources';
import { sureness } from './sureness';

interface Props {
  suggestion: Suggestion;
  /** Absent for those who do not own the conversation. */
  onUse?: (() => void) | undefined;
  onDismiss?: (() => void) | undefined;
}

/** An answer that was held back, as plain text: it may hold anything. */
export function SuggestionCard({ suggestion, onUse, onDismiss }: Props) {
  const { text, citations, confidence } = suggestion;
  const sure = sureness(confidence);
  return (
    <section className="suggestion" aria-labelledby="suggestion">
      <header className="suggestion-header">
        <h3 id="suggestion">
          <Icon name="spark" small />
          {t('suggestion')}
        </h3>
        {sure !== null && <span>{sure}</span>}
        {onUse !== undefined && (
          <Button keys="u" onClick={onUse}>
            {t('suggestion.use')}
          </Button>
        )}
        {onDismiss !== undefined && (
          <Button tone="ghost" onClick={onDismiss}>
            {t('dismiss')}
          </Button>
        )}
      </header>
      <p
        className="suggestion-text"
        dir="auto"
        // Scrolls by keyboard as well
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        data-scrolls
      >
        {text}
      </p>
      {citations.length > 0 && <Sources citations={citations} />}
      <small className="tone-second">
        {t(citations.length > 0 ? 'suggestion.unchecked' : 'suggestion.unsourced')}
      </small>
    </section>
  );
}
