import type * as api from '../api/models';
import { Select, TextField } from '../ui/Field';
import { t } from './messages';
import { withProvider } from './modelEntry';
import { PriceFields } from './PriceFields';

interface Props {
  input: api.ModelInput;
  /** Null for a new one. */
  model: api.Model | null;
  all: api.Models;
  /** What is wrong with a field. */
  wrong(field: string): string | undefined;
  set(change: Partial<api.ModelInput>): void;
}

/** Where a model is, what it may do, and what it costs. */
export function ModelFields({ input, model, all, wrong, set }: Props) {
  const provider = all.providers.find(({ code }) => code === input.provider);
  return (
    <>
      <TextField
        label={t('models.name')}
        hint={t('models.nameHint')}
        error={wrong('name')}
        value={input.name}
        maxLength={60}
        dir="auto"
        onChange={({ target }) => set({ name: target.value })}
      />
      <Select
        label={t('models.provider')}
        hint={t('models.providerHint')}
        error={wrong('provider')}
        value={input.provider}
        onChange={({ target }) => set(withProvider(input, target.value, all.providers))}
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
        error={wrong('url')}
        value={input.url}
        placeholder={provider?.url}
        onChange={({ target }) => set({ url: target.value })}
      />
      <TextField
        type="password"
        autoComplete="off"
        label={t('models.key')}
        hint={keyHint(model, all)}
        error={wrong('key')}
        value={input.key ?? ''}
        placeholder={model?.keyEnding ? `••••${model.keyEnding}` : undefined}
        onChange={({ target }) => set({ key: target.value === '' ? null : target.value })}
      />
      <TextField
        label={t('models.model')}
        error={wrong('model')}
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
        error={wrong('streams')}
        value={input.streams}
        onChange={({ target }) => set({ streams: Number(target.value) })}
      />
      <PriceFields
        price={input.price}
        error={wrong('price')}
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
    </>
  );
}

function keyHint(model: api.Model | null, { canKeepKeys }: api.Models): string {
  if (!canKeepKeys) return t('models.noMasterKey');
  return t(typeof model?.keyEnding === 'string' ? 'models.keyKept' : 'models.keyHint');
}
