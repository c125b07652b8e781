import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/http';
import * as api from '../api/prompts';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextArea } from '../ui/Field';
import { Form, FormError } from '../ui/Form';
import { Icon } from '../ui/Icon';
import { toast } from '../ui/toasts';
import { t } from './messages';
import { promptName } from './names';
import { isOvertaken, type Draft } from './useDraft';

interface Props {
  open: boolean;
  onClose(): void;
  id: api.PromptId;
  draft: Draft;
}

/** Makes the draft what customers are answered by. Others have to learn why: the note is required. */
export function PublishDialog({ open, onClose, id, draft }: Props) {
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: () => api.publishPrompt(id, note.trim(), draft.state.revision),
    onSuccess: async ({ version, release }) => {
      close();
      toast(t('publish.done', { version, release }), 'ok');
      await Promise.all(
        ['prompts', 'prompt', 'releases'].map((queryKey) =>
          queries.invalidateQueries({ queryKey: [queryKey] }),
        ),
      );
    },
    onError: (failure) => {
      if (!isOvertaken(failure)) return;
      // The banner shows both texts; the note stays for when it is published after all.
      onClose();
      reset();
      draft.autosave.conflict(failure);
    },
  });
  const close = () => {
    onClose();
    setNote('');
    setMissing(false);
    reset();
  };
  const submit = () => {
    const said = note.trim() !== '';
    setMissing(!said);
    if (said) mutate();
    return said;
  };
  const blocked = draft.problems.length > 0;
  const refused = error instanceof Problem ? error.of('note') : undefined;
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t('publish.title', { name: promptName(id.key) })}
      description={t('publish.text')}
    >
      <Form error={error} onSubmit={submit}>
        <ul className="gates">
          <li className={blocked ? 'tone-danger' : 'tone-ok'}>
            <Icon name={blocked ? 'close' : 'check'} small />
            {blocked
              ? t('prompts.problems', {
                  count: draft.problems.length,
                  lines: draft.problems.map((one) => one.line).join(', '),
                })
              : t('prompts.noProblems')}
          </li>
        </ul>
        <TextArea
          label={t('publish.note')}
          hint={t('publish.noteHint')}
          error={missing ? t('publish.noteMissing') : refused}
          rows={3}
          value={note}
          autoFocus
          onChange={(event) => {
            setNote(event.target.value);
            setMissing(false);
          }}
        />
        <FormError error={error} />
        <div className="dialog-actions">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" busy={isPending} disabled={blocked}>
            {t('publish.now')}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
