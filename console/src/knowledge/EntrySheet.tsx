import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Problem } from '../api/http';
import { queries } from '../app/queries';
import { backupOf } from '../ui/backup';
import { Button } from '../ui/Button';
import { DeleteDialog } from '../ui/DeleteDialog';
import { Dialog } from '../ui/Dialog';
import { Form, FormError } from '../ui/Form';
import { toast } from '../ui/toasts';
import { t } from './messages';

interface Fields<Draft> {
  draft: Draft;
  set(change: Partial<Draft>): void;
  /** What is wrong with a field. */
  wrong(field: keyof Draft & string): string | undefined;
}

interface Props<Draft> {
  /** The first part of the query key, and of where unsaved text is kept. */
  list: string;
  /** Null for a new one. */
  entry: { id: string; revision: number } | null;
  title: string;
  /** What stands in the fields at first. */
  draft: Draft;
  readOnly?: boolean;
  deleteText: string;
  /** Resolves with its name. */
  save(draft: Draft, revision: number): Promise<string>;
  remove(id: string): Promise<void>;
  onClose(): void;
  children(fields: Fields<Draft>): ReactNode;
}

/**
 * Writes, changes or deletes one entry of a list. What is not saved yet survives closing, and
 * nobody's change is overwritten unseen.
 */
export function EntrySheet<Draft>(props: Props<Draft>) {
  const [round, setRound] = useState(0);
  return (
    <Dialog open onClose={props.onClose} kind="sheet" title={props.title}>
      <Entry key={round} {...props} onReload={() => setRound((it) => it + 1)} />
    </Dialog>
  );
}

function Entry<Draft>(props: Props<Draft> & { onReload(): void }) {
  const { list, entry, title, readOnly = false, onClose } = props;
  const backup = backupOf<Draft>(`${list}.${entry?.id ?? 'new'}`);
  const [start] = useState(() => {
    const kept = backup.read() ?? { value: props.draft, revision: entry?.revision ?? null };
    // What an earlier release has kept may lack fields.
    return { ...kept, value: { ...props.draft, ...kept.value } };
  });
  const [draft, setDraft] = useState(start.value);
  const [deleting, setDeleting] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: [list] });
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => props.save(draft, start.revision ?? 0),
    onSuccess: async (name) => {
      backup.write(null);
      onClose();
      toast(t('saved', { name }), 'ok');
      await refresh();
    },
  });
  const reload = async () => {
    backup.write(null);
    await refresh();
    props.onReload();
  };
  const problem = error instanceof Problem ? error : null;
  return (
    <Form className="source-sheet" error={error} onSubmit={() => mutate()}>
      {props.children({
        draft,
        set: (change) => {
          const value = { ...draft, ...change };
          setDraft(value);
          backup.write({ value, revision: start.revision });
        },
        wrong: (field) => problem?.of(field),
      })}
      <FormError error={error} />
      {!readOnly && (
        <div className="dialog-actions">
          {entry !== null && (
            <Button tone="danger" onClick={() => setDeleting(true)}>
              {t('delete')}
            </Button>
          )}
          {problem?.code === 'CONFLICT' && (
            <Button icon="refresh" onClick={() => void reload()}>
              {t('reload')}
            </Button>
          )}
          <Button type="submit" tone="primary" busy={isPending}>
            {t('save')}
          </Button>
        </div>
      )}
      {entry !== null && (
        <DeleteDialog
          name={title}
          text={props.deleteText}
          open={deleting}
          remove={() => props.remove(entry.id)}
          onClose={() => setDeleting(false)}
          onDeleted={() => {
            onClose();
            void refresh();
          }}
        />
      )}
    </Form>
  );
}
