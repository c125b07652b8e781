import { useMutation } from '@tanstack/react-query';
import { deleteCanned, type CannedAnswer } from '../api/canned';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { t } from '../ui/i18n';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';

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
      toast(t('canned.deleted', { name: answer.title }), 'ok');
      await queries.invalidateQueries({ queryKey: ['canned'] });
    },
  });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('canned.deleteTitle', { name: answer.title })}
      description={t('canned.deleteText')}
    >
      {error !== null && (
        <p className="form-error" role="alert">
          {errorText(error)}
        </p>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button tone="danger" busy={isPending} onClick={() => mutate()}>
          {t('canned.delete')}
        </Button>
      </div>
    </Dialog>
  );
}
