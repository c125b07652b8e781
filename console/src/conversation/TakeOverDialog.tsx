import type { Author } from '@nightdesk/widget/protocol';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { t } from '../ui/i18n';
import type { Actions } from './useActions';

interface Props {
  from: Author;
  actions: Actions;
}

/** Asks before a customer is taken from a colleague. */
export function TakeOverDialog({ from: { name }, actions }: Props) {
  return (
    <ConfirmDialog
      open
      onClose={() => actions.confirm(false)}
      title={t('takeOver.title', { name })}
      description={t('takeOver.text', { name })}
      action={t('action.takeOver')}
      tone="primary"
      busy={actions.busy.includes('takeOver')}
      onConfirm={() => actions.confirm(true)}
    />
  );
}
