import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/http';
import * as api from '../api/models';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { DeleteDialog } from '../ui/DeleteDialog';
import { Dialog } from '../ui/Dialog';
import { Form, FormError } from '../ui/Form';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { t, type Key } from './messages';
import { begin, isConflict, rebased, write, type ModelEntry } from './modelEntry';
import { ModelFields } from './ModelFields';
import { SilenceDialog, silencedBy } from './SilenceDialog';
import { TrialResult } from './TrialResult';

/** Entries that are not saved, by model. In memory only, for keys are among them. */
export type KeptEntries = Map<string, ModelEntry>;

interface Props {
  /** Null for a new one. */
  model: api.Model | null;
  all: api.Models;
  kept: KeptEntries;
  onClose(): void;
}

/** Sets one model up, tries it, and takes it away. */
export function ModelSheet(props: Props) {
  return (
    <Dialog open onClose={props.onClose} kind="sheet" title={props.model?.name ?? t('models.add')}>
      <Editor {...props} />
    </Dialog>
  );
}

function Editor({ model, all, kept, onClose }: Props) {
  const place = model?.id ?? '';
  // What the page polls meanwhile must not slip under what is being edited.
  const [entry, setEntry] = useState(() => kept.get(place) ?? begin(model, all));
  const [round, setRound] = useState(0);
  const [deleting, setDeleting] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const { input } = entry;
  const silenced = silencedBy(model, all);
  const done = (now: api.Models) => {
    kept.delete(place);
    queries.setQueryData(['models'], now);
    onClose();
  };
  const save = useMutation({
    mutationFn: () =>
      write(entry, (revision) =>
        model === null ? api.addModel(input, revision) : api.editModel(model.id, input, revision),
      ),
    onSuccess: (now) => {
      done(now);
      toast(t(outcome(input.name, now), { name: input.name }), 'ok');
    },
  });
  const trial = useMutation({ mutationFn: () => api.testModel(model?.id ?? null, input) });
  const keep = (next: ModelEntry) => {
    kept.set(place, next);
    setEntry(next);
  };
  const reload = useMutation({
    mutationFn: () => api.models(),
    onSuccess: (now) => {
      queries.setQueryData(['models'], now);
      keep(rebased(entry, now));
      setRound(round + 1);
      save.reset();
    },
    onError: (failure) => toast(errorText(failure), 'danger'),
  });
  const error = save.error ?? trial.error;
  const problem = error instanceof Problem ? error : null;
  return (
    <Form
      className="model-sheet"
      error={error}
      onSubmit={() => {
        if (silenced.length > 0) setConfirming(true);
        else save.mutate();
      }}
    >
      <ModelFields
        key={round}
        input={input}
        model={model}
        all={all}
        wrong={(field) => problem?.of(field)}
        set={(change) => {
          keep({ ...entry, input: { ...input, ...change } });
          trial.reset();
        }}
      />
      {trial.data !== undefined && <TrialResult trial={trial.data} />}
      <FormError error={error} />
      {isConflict(error) && <p className="field-hint">{t('models.staysEntered')}</p>}
      <div className="dialog-actions">
        {model !== null && (
          <Button tone="danger" onClick={() => setDeleting(true)}>
            {t('delete')}
          </Button>
        )}
        {isConflict(error) && (
          <Button icon="refresh" busy={reload.isPending} onClick={() => reload.mutate()}>
            {t('reload')}
          </Button>
        )}
        <Button
          icon="play"
          busy={trial.isPending}
          onClick={() => {
            save.reset();
            trial.mutate();
          }}
        >
          {t('models.test')}
        </Button>
        <Button type="submit" tone="primary" busy={save.isPending}>
          {t('save')}
        </Button>
      </div>
      <SilenceDialog
        open={confirming}
        silenced={silenced}
        enabled={input.enabled}
        onClose={() => setConfirming(false)}
        onConfirm={() => {
          setConfirming(false);
          save.mutate();
        }}
      />
      {model !== null && (
        <DeleteDialog
          name={model.name}
          text={t('models.deleteText')}
          open={deleting}
          remove={() => write(entry, (revision) => api.deleteModel(model.id, revision))}
          onClose={() => setDeleting(false)}
          onDeleted={done}
        />
      )}
    </Form>
  );
}

/** What has become of the model of this name. */
function outcome(name: string, { models, orders }: api.Models): Key {
  const plain = (text: string) => text.trim().toLowerCase();
  const saved = models.find((one) => plain(one.name) === plain(name));
  if (saved === undefined || !saved.enabled) return 'models.savedOff';
  return Object.values(orders).some((ids) => ids.includes(saved.id))
    ? 'models.saved'
    : 'models.savedUnasked';
}
