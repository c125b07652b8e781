import { Problem } from '../api/http';
import * as api from '../api/models';

const STREAMS = 32;

/** What was entered for a model, and on what it rests. */
export interface ModelEntry {
  readonly input: api.ModelInput;
  /** As it was when the fields were filled; null for a new one. */
  readonly from: api.Model | null;
  /** Of all models. */
  readonly revision: number;
}

export const begin = (from: api.Model | null, all: api.Models): ModelEntry => ({
  input: inputOf(from, all),
  from,
  revision: all.revision,
});

/** Writes; once more if only other models, or orders, were changed meanwhile. */
export async function write(
  { from, revision }: ModelEntry,
  how: (revision: number) => Promise<api.Models>,
): Promise<api.Models> {
  try {
    return await how(revision);
  } catch (error) {
    if (!isConflict(error)) throw error;
    const now = await api.models();
    if (from !== null && now.models.find(isSame(from))?.updatedAt !== from.updatedAt) throw error;
    return await how(now.revision);
  }
}

/** What was entered, over what the server has now. */
export function rebased({ input, from }: ModelEntry, now: api.Models): ModelEntry {
  const fresh = begin((from && now.models.find(isSame(from))) ?? null, now);
  const untouched = inputOf(from, now);
  const entered = (Object.keys(input) as (keyof api.ModelInput)[]).filter(
    (field) => JSON.stringify(input[field]) !== JSON.stringify(untouched[field]),
  );
  const kept = Object.fromEntries(entered.map((field) => [field, input[field]]));
  return { ...fresh, input: { ...fresh.input, ...kept } };
}

/** A server's own address is not another's. */
export function withProvider(
  { provider, url }: api.ModelInput,
  next: string,
  providers: readonly api.Provider[],
): Partial<api.ModelInput> {
  const own = providers.find(({ code }) => code === provider)?.url;
  return { provider: next, url: url === own ? '' : url };
}

export const isConflict = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'CONFLICT';

const isSame =
  ({ id }: api.Model) =>
  (other: api.Model): boolean =>
    other.id === id;

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
