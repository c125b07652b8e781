import type * as api from '../api/models';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { i18n } from '../ui/i18n';
import { t } from './messages';

interface Props {
  open: boolean;
  /** Those that will be asked no more. */
  silenced: readonly string[];
  /** Whether the new one will be asked in their place. */
  enabled: boolean;
  onClose(): void;
  onConfirm(): void;
}

/** The models of the server's configuration that a new one would silence: it is the first here. */
export const silencedBy = (model: api.Model | null, all: api.Models): string[] =>
  model === null && all.configured
    ? all.models.filter(({ status }) => status !== null).map(({ name }) => name)
    : [];

/** Says, before the first model is set up here, whom nobody asks from then on. */
export function SilenceDialog({ open, silenced, enabled, onClose, onConfirm }: Props) {
  const names = new Intl.ListFormat(i18n().locale).format(silenced);
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('models.silenceTitle')}
      description={t(enabled ? 'models.silence' : 'models.silenceAll', { names })}
      action={t('save')}
      tone={enabled ? 'primary' : 'danger'}
      onConfirm={onConfirm}
    />
  );
}
