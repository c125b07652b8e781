import { useMutation } from '@tanstack/react-query';
import { deleteCanned, type CannedAnswer } from '../api/canned';
import { queries } from '../app/queries';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { toast } from '../ui/toasts';
import { t } from './messages';

interface Props {
  answer: CannedAnswer;
  open: boolean;
  onClose(): void;
  onDeleted(): void;
}

/** One confirmation before a canned answer is gone for good. */
export function DeleteCanned({ answer, open, onClose, onDeleted }: Props) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => deleteCanned(answer.id),
    onSuccess: async () => {
      onDeleted();
      toast(t('deleted', { name: answer.title }), 'ok');
      await queries.invalidateQueries({ queryKey: ['canned'] });
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('deleteTitle', { name: answer.title })}
      description={t('canned.deleteText')}
      action={t('delete')}
      tone="danger"
      busy={isPending}
      error={error}
      onConfirm={mutate}
    />
  );
}
