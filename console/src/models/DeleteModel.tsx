import { useMutation } from '@tanstack/react-query';
import { deleteModel, type Model } from '../api/models';
import { queries } from '../app/queries';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { toast } from '../ui/toasts';
import { t } from './messages';

interface Props {
  model: Model;
  revision: number;
  open: boolean;
  onClose(): void;
  onDeleted(): void;
}

export function DeleteModel({ model, revision, open, onClose, onDeleted }: Props) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => deleteModel(model.id, revision),
    onSuccess: (all) => {
      queries.setQueryData(['models'], all);
      onDeleted();
      toast(t('deleted', { name: model.name }), 'ok');
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('deleteTitle', { name: model.name })}
      description={t('models.deleteText')}
      action={t('delete')}
      tone="danger"
      busy={isPending}
      error={error}
      onConfirm={mutate}
    />
  );
}
