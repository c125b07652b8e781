import type { Trial } from '../api/models';
import { Icon } from '../ui/Icon';
import { t } from './messages';

/** In a sentence, with the provider's own words below. */
export function TrialResult({ trial }: { trial: Trial }) {
  const { failure, detail, millis } = trial;
  if (failure === null) {
    return (
      <p className="trial tone-ok" role="status">
        <Icon name="check" small />
        {t('models.answered', { seconds: (millis / 1_000).toFixed(1) })}
      </p>
    );
  }
  return (
    <div className="trial" role="status">
      <p className="tone-danger">
        <Icon name="alert" small />
        {t(`models.failure.${failure}`)}
      </p>
      {detail !== null && <code dir="auto">{detail}</code>}
    </div>
  );
}
