import { useMutation } from '@tanstack/react-query';
import { goBack, type Change } from '../api/past';
import { queries } from '../app/queries';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { toast } from '../ui/toasts';
import { t } from './messages';
import { moment } from './PastTable';

interface Props {
  /** The first change to undo; null while nobody asked. */
  change: Change | null;
  onClose(): void;
}

/** Says what going back does before it is done. */
export function GoBackDialog({ change, onClose }: Props) {
  const doing = useMutation({
    mutationFn: goBack,
    onSuccess: async ({ shown, withdrawn }) => {
      onClose();
      toast(t('past.done', { shown, withdrawn }), 'ok');
      await Promise.all(
        ['past', 'articles', 'article'].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [queryKey] }),
        ),
      );
    },
  });
  return (
    <ConfirmDialog
      open={change !== null}
      onClose={onClose}
      title={t('past.title', { time: change === null ? '' : moment(change) })}
      description={t('past.text')}
      action={t('past.goBack')}
      tone="danger"
      icon="history"
      doing={doing}
      onConfirm={() => change !== null && doing.mutate(change.at)}
    />
  );
}
