import { useMutation } from '@tanstack/react-query';
import { deleteModel, type Model } from '../api/models';
import { queries } from '../app/queries';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { t } from '../ui/i18n';
import { toast } from '../ui/toasts';

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
      toast(t('models.deleted', { name: model.name }), 'ok');
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('models.deleteTitle', { name: model.name })}
      description={t('models.deleteText')}
      action={t('delete')}
      tone="danger"
      busy={isPending}
      error={error}
      onConfirm={mutate}
    />
  );
}
