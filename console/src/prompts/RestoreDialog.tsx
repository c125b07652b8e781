import { useMutation } from '@tanstack/react-query';
import { restoreRelease, type Release } from '../api/prompts';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { t } from '../ui/i18n';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';

interface Props {
  release: Release | null;
  onClose(): void;
}

/** One confirmation, then every prompt says again what it said in that release. */
export function RestoreDialog({ release, onClose }: Props) {
  const { mutate, isPending, error } = useMutation({
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
    <Dialog
      open={release !== null}
      onClose={onClose}
      title={t('history.restoreTitle', { number: release?.number ?? 0 })}
      description={t('history.restoreText')}
    >
      {release?.note && <blockquote className="quoted">{release.note}</blockquote>}
      {error !== null && (
        <p className="form-error" role="alert">
          {errorText(error)}
        </p>
      )}
      <div className="dialog-actions">
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button
          tone="primary"
          icon="history"
          busy={isPending}
          onClick={() => release !== null && mutate(release.number)}
        >
          {t('history.restore')}
        </Button>
      </div>
    </Dialog>
  );
}
