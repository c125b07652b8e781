import { useMutation } from '@tanstack/react-query';
import { deleteRule, type EscalationRule } from '../api/escalation';
import { queries } from '../app/queries';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { toast } from '../ui/toasts';
import { t } from './messages';

interface Props {
  rule: EscalationRule;
  open: boolean;
  onClose(): void;
  onDeleted(): void;
}

export function DeleteRule({ rule, open, onClose, onDeleted }: Props) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => deleteRule(rule.id),
    onSuccess: async () => {
      onDeleted();
      toast(t('deleted', { name: rule.name }), 'ok');
      await queries.invalidateQueries({ queryKey: ['escalation'] });
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('deleteTitle', { name: rule.name })}
      description={t('escalation.deleteText')}
      action={t('delete')}
      tone="danger"
      busy={isPending}
      error={error}
      onConfirm={mutate}
    />
  );
}
