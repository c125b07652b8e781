import { useMutation } from '@tanstack/react-query';
import { restoreRelease, type Release } from '../api/prompts';
import { queries } from '../app/queries';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { toast } from '../ui/toasts';
import { t } from './messages';

interface Props {
  release: Release | null;
  onClose(): void;
}

/** One confirmation, then every prompt says again what it said in that release. */
export function RestoreDialog({ release, onClose }: Props) {
  const doing = useMutation({
    mutationFn: restoreRelease,
    onSuccess: async (_, number) => {
      onClose();
      toast(t('history.restored', { number }), 'ok');
      await Promise.all(
        ['prompts', 'prompt', 'releases'].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [queryKey] }),
        ),
      );
    },
  });
  return (
    <ConfirmDialog
      open={release !== null}
      onClose={onClose}
      title={t('history.restoreTitle', { number: release?.number ?? 0 })}
      description={t('history.restoreText')}
      action={t('history.restore')}
      tone="primary"
      icon="history"
      doing={doing}
      onConfirm={() => release !== null && doing.mutate(release.number)}
    >
      {release?.note && <blockquote className="quoted">{release.note}</blockquote>}
    </ConfirmDialog>
  );
}
