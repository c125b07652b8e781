import { useMutation } from '@tanstack/react-query';
import { deleteSource, type Source } from '../api/sources';
import { queries } from '../app/queries';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { toast } from '../ui/toasts';
import { t } from './messages';

interface Props {
  source: Source;
  open: boolean;
  onClose(): void;
  onDeleted(): void;
}

/** Says what goes with a source before it goes. */
export function DeleteSource({ source, open, onClose, onDeleted }: Props) {
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => deleteSource(source.id),
    onSuccess: async () => {
      onDeleted();
      toast(t('sources.deleted', { name: source.name }), 'ok');
      await Promise.all(
        ['sources', 'articles'].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [queryKey], exact: false, refetchType: 'active' }),
        ),
      );
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('deleteTitle', { name: source.name })}
      description={t('sources.deleteText', { count: source.articles })}
      action={t('delete')}
      tone="danger"
      busy={isPending}
      error={error}
      onConfirm={mutate}
    />
  );
}
