import type { Model, ModelStatus } from '../api/models';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { t, type Key } from './messages';

const BREAKERS: Record<ModelStatus['breaker'], [tone: string, icon: IconName, label: Key]> = {
  CLOSED: ['chip-ok', 'check', 'models.state.ready'],
  PROBING: ['chip-note', 'refresh', 'models.state.probing'],
  OPEN: ['chip-danger', 'alert', 'models.state.resting'],
};

/** Whether a model is asked at this moment. */
export function ModelState({ model }: { model: Model }) {
  if (model.unreadable || model.keyMissing === true) {
    const why = model.unreadable ? 'unreadable' : 'keyMissing';
    return (
      <span className="chip chip-danger" title={t(`models.${why}Text`)}>
        <Icon name="lock" />
        {t(`models.state.${why}`)}
      </span>
    );
  }
  if (model.status === null) return <span className="chip">{t('models.state.off')}</span>;
  const [tone, icon, label] = BREAKERS[model.status.breaker];
  return (
    <span className={`chip ${tone}`}>
      <Icon name={icon} />
      {t(label)}
    </span>
  );
}
