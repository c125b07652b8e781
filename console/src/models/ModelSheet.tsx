import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/http';
import * as api from '../api/models';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { DeleteDialog } from '../ui/DeleteDialog';
import { Dialog } from '../ui/Dialog';
import { Select, TextField } from '../ui/Field';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { t } from './messages';
import { PriceFields } from './PriceFields';
import { TrialResult } from './TrialResult';

const STREAMS = 32;

interface Props {
  /** Null for a new one. */
  model: api.Model | null;
  all: api.Models;
  onClose(): void;
}

/** Sets one model up, tries it, and takes it away. */
export function ModelSheet(props: Props) {
  return (
    <Dialog open onClose={props.onClose} kind="sheet" title={props.model?.name ?? t('models.add')}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ model, all, onClose }: Props) {
  // What the page polls meanwhile must not slip under what is being edited.
  const [revision] = useState(all.revision);
  const [input, setInput] = useState(() => inputOf(model, all));
  const [deleting, setDeleting] = useState(false);
  const save = useMutation({
    mutationFn: () =>
      model === null ? api.addModel(input, revision) : api.editModel(model.id, input, revision),
    onSuccess: (saved) => {
      queries.setQueryData(['models'], saved);
      onClose();
      toast(t('models.saved', { name: input.name }), 'ok');
    },
  });
  const trial = useMutation({ mutationFn: () => api.testModel(model?.id ?? null, input) });
  const set = (change: Partial<api.ModelInput>) => {
    setInput({ ...input, ...change });
    trial.reset();
  };
  const error = save.error ?? trial.error;
  const problem = error instanceof Problem ? error : null;
  const provider = all.providers.find(({ code }) => code === input.provider);
  return (
    <form
      className="form model-sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <TextField
        label={t('models.name')}
        hint={t('models.nameHint')}
        error={problem?.of('name')}
        value={input.name}
        maxLength={60}
        dir="auto"
        onChange={({ target }) => set({ name: target.value })}
      />
      <Select
        label={t('models.provider')}
        hint={t('models.providerHint')}
        error={problem?.of('provider')}
        value={input.provider}
        onChange={({ target }) => set({ provider: target.value })}
      >
        {all.providers.map(({ code }) => (
          <option key={code} value={code}>
            {code}
          </option>
        ))}
      </Select>
      <TextField
        type="url"
        label={t('models.url')}
        hint={t('models.urlHint')}
        error={problem?.of('url')}
        value={input.url}
        placeholder={provider?.url}
        onChange={({ target }) => set({ url: target.value })}
      />
      <TextField
        type="password"
        autoComplete="off"
        label={t('models.key')}
        hint={keyHint(model, all)}
        error={problem?.of('key')}
        value={input.key ?? ''}
        placeholder={model?.keyEnding ? `••••${model.keyEnding}` : undefined}
        onChange={({ target }) => set({ key: target.value === '' ? null : target.value })}
      />
      <TextField
        label={t('models.model')}
        error={problem?.of('model')}
        value={input.model}
        placeholder={provider?.exampleModel}
        onChange={({ target }) => set({ model: target.value })}
      />
      <TextField
        type="number"
        min={1}
        max={1000}
        label={t('models.streams')}
        hint={t('models.streamsHint')}
        error={problem?.of('streams')}
        value={input.streams}
        onChange={({ target }) => set({ streams: Number(target.value) })}
      />
      <PriceFields
        price={input.price}
        error={problem?.of('price')}
        onChange={(price) => set({ price })}
      />
      <label className="choice">
        <input
          type="checkbox"
          checked={input.enabled}
          onChange={({ target }) => set({ enabled: target.checked })}
        />
        <span>
          {t('models.enabled')}
          <small>{t('models.enabledHint')}</small>
        </span>
      </label>
      {trial.data !== undefined && <TrialResult trial={trial.data} />}
      {error !== null && (problem === null || problem.errors.length === 0) && (
        <p className="form-error" role="alert">
          {errorText(error)}
        </p>
      )}
      <div className="dialog-actions">
        {model !== null && (
          <Button tone="danger" onClick={() => setDeleting(true)}>
            {t('delete')}
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
      {model !== null && (
        <DeleteDialog
          name={model.name}
          text={t('models.deleteText')}
          open={deleting}
          remove={() => api.deleteModel(model.id, revision)}
          onClose={() => setDeleting(false)}
          onDeleted={(left) => {
            queries.setQueryData(['models'], left);
            onClose();
          }}
        />
      )}
    </form>
  );
}

const inputOf = (model: api.Model | null, { providers }: api.Models): api.ModelInput => ({
  name: model?.name ?? '',
  provider: model?.provider ?? providers[0]?.code ?? '',
  url: model?.url ?? '',
  key: null,
  model: model?.model ?? '',
  streams: model?.streams ?? STREAMS,
  enabled: model?.enabled ?? true,
  price: model?.price ?? null,
});

function keyHint(model: api.Model | null, { canKeepKeys }: api.Models): string {
  if (!canKeepKeys) return t('models.noMasterKey');
  return t(typeof model?.keyEnding === 'string' ? 'models.keyKept' : 'models.keyHint');
}
