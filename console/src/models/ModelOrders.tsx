import { useMutation } from '@tanstack/react-query';
import * as api from '../api/models';
import { queries } from '../app/queries';
import { Icon } from '../ui/Icon';
import { IconButton } from '../ui/IconButton';
import { errorText } from '../ui/states';
import { toast } from '../ui/toasts';
import { t, type Key } from './messages';

/** Who is asked for what, the first first. */
export function ModelOrders({ models, orders, revision }: api.Models) {
  const { mutate, isPending } = useMutation({
    mutationFn: ({ profile, ids }: { profile: api.Profile; ids: readonly string[] }) =>
      api.orderModels(profile, ids, revision),
    onSuccess: (all) => queries.setQueryData(['models'], all),
    onError: async (error) => {
      toast(errorText(error), 'danger');
      await queries.invalidateQueries({ queryKey: ['models'] });
    },
  });
  return (
    <section className="card model-orders" aria-label={t('models.orders')}>
      {api.PROFILES.map((profile) => (
        <Order
          key={profile}
          profile={profile}
          ids={orders[profile] ?? []}
          models={models}
          busy={isPending}
          onChange={(ids) => {
            if (!isPending) mutate({ profile, ids });
          }}
        />
      ))}
    </section>
  );
}

interface OrderProps {
  profile: api.Profile;
  ids: readonly string[];
  models: readonly api.Model[];
  /** A change is under way. What is off then stays focusable: who is on it is not thrown out. */
  busy: boolean;
  onChange(ids: readonly string[]): void;
}

function Order({ profile, ids, models, busy, onChange }: OrderProps) {
  const title = t(`models.profile.${profile}`);
  const nameOf = (id: string) => models.find((model) => model.id === id)?.name ?? id;
  const others = models.filter(({ id }) => !ids.includes(id));
  return (
    <section className="model-order" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className="field-hint">{t(`models.profileText.${profile}`)}</p>
      </div>
      <div>
        {ids.length === 0 && <p className="tone-second">{t(withoutOne(profile))}</p>}
        <ol>
          {ids.map((id, at) => (
            <li key={id}>
              <bdi>{nameOf(id)}</bdi>
              <IconButton
                icon="up"
                tight
                label={t('models.up', { name: nameOf(id) })}
                aria-disabled={busy || at === 0}
                onClick={() => {
                  if (at > 0) onChange(movedUp(ids, at));
                }}
              />
              <IconButton
                icon="close"
                tight
                label={t('models.remove', { name: nameOf(id) })}
                aria-disabled={busy}
                onClick={() => onChange(ids.filter((other) => other !== id))}
              />
            </li>
          ))}
        </ol>
        {others.length > 0 && (
          <span className="select">
            <select
              aria-label={t('models.also', { profile: title })}
              value=""
              aria-disabled={busy}
              onChange={({ target }) => onChange([...ids, target.value])}
            >
              <option value="">{t(ids.length === 0 ? 'models.ask' : 'models.alsoAsk')}</option>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <Icon name="down" small />
          </span>
        )}
      </div>
    </section>
  );
}

/** Who is asked for it when nobody is named. */
function withoutOne(profile: api.Profile): Key {
  if (profile === 'answer') return 'models.nobody';
  return profile === 'classify' ? 'models.off' : 'models.asAnswers';
}

function movedUp(ids: readonly string[], at: number): string[] {
  const moved = [...ids];
  moved.splice(at - 1, 0, ...moved.splice(at, 1));
  return moved;
}
