import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/prompts';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { toast } from '../ui/toasts';
import { t } from './messages';
import { isOvertaken, type Draft } from './useDraft';

interface Props {
  detail: api.PromptDetail;
  draft: Draft;
}

/** The way back to what is live, asked once; what nobody has seen here is not thrown away. */
export function DiscardDraft({ detail, draft }: Props) {
  const [open, setOpen] = useState(false);
  const doing = useMutation({
    mutationFn: async () => {
      // What is being saved would be there again afterwards.
      await draft.autosave.flush();
      const { revision } = draft.autosave.get();
      if (revision !== null) await api.discardDraft(detail, revision);
    },
    onSuccess: () => {
      setOpen(false);
      draft.take({ ...detail, draft: null });
      toast(t('prompts.discarded'), 'ok');
      for (const queryKey of ['prompts', 'prompt']) {
        void queries.invalidateQueries({ queryKey: [queryKey] });
      }
    },
    onError: (failure) => {
      if (!isOvertaken(failure)) return;
      setOpen(false);
      doing.reset();
      draft.autosave.conflict(failure);
    },
  });
  return (
    <>
      <Button tone="ghost" className="push" onClick={() => setOpen(true)}>
        {t('prompts.discard')}
      </Button>
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t('prompts.discardTitle')}
        description={t('prompts.discardText')}
        action={t('prompts.discard')}
        tone="danger"
        doing={doing}
        onConfirm={doing.mutate}
      />
    </>
  );
}
