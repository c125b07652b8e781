import { useMutation } from '@tanstack/react-query';
import { ConfirmDialog } from './ConfirmDialog';
import { t } from './i18n';
import { toast } from './toasts';

interface Props<Result> {
  name: string;
  /** What goes with it. */
  text: string;
  /** Said afterwards, if more is gone than what has the name. */
  done?: string;
  open: boolean;
  remove(): Promise<Result>;
  onClose(): void;
  onDeleted(result: Result): void;
}

/** One confirmation before something is gone for good. */
export function DeleteDialog<Result>(props: Props<Result>) {
  const { name, text, done, open, remove, onClose, onDeleted } = props;
  const doing = useMutation({
    mutationFn: remove,
    onSuccess: (result) => {
      onDeleted(result);
      toast(done ?? t('deleted', { name }), 'ok');
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={onClose}
      title={t('deleteTitle', { name })}
      description={text}
      action={t('delete')}
      tone="danger"
      doing={doing}
      onConfirm={doing.mutate}
    />
  );
}
