import type { Autosaved } from './autosave';
import { i18n, t } from './i18n';
import { Icon } from './Icon';
import { errorText } from './states';

/** Whether what was typed is on the server. */
export function SaveState({ state }: { state: Autosaved<unknown> }) {
  switch (state.status) {
    case 'saving':
    case 'dirty':
      return <span role="status">{t('save.saving')}</span>;
    case 'failed':
      return (
        <span role="status" className="tone-danger save-state">
          <Icon name="alert" small />
          {t('save.failed', { why: errorText(state.error) })}
        </span>
      );
    case 'conflict':
      return (
        <span role="status" className="tone-danger save-state">
          <Icon name="alert" small />
          {t('save.conflict')}
        </span>
      );
    case 'saved':
      return state.savedAt === null ? null : (
        <span role="status">{t('save.saved', { time: i18n().time(state.savedAt) })}</span>
      );
    default:
      state.status satisfies never;
      return null;
  }
}
