import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/budget';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { toast } from '../ui/toasts';
import { t } from './messages';

interface Props {
  /** The one that is shown. */
  revision: number;
  onReleased(): void;
}

/** The way back to the limits of the server's configuration. */
export function BudgetRelease({ revision, onReleased }: Props) {
  const [open, setOpen] = useState(false);
  const doing = useMutation({
    mutationFn: () => api.releaseBudget(revision),
    onSuccess: (budget) => {
      queries.setQueryData(['budget'], budget);
      onReleased();
      toast(t('budget.released'), 'ok');
    },
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('budget.release')}</Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('budget.releaseTitle')}
        description={t('budget.releaseText')}
        action={t('budget.release')}
        tone="primary"
        doing={doing}
        onConfirm={doing.mutate}
      />
    </>
  );
}
