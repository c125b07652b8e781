import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import * as api from '../api/budget';
import { ago, i18n } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { BudgetForm } from './BudgetForm';
import { BudgetRelease } from './BudgetRelease';
import { t } from './messages';

const WATCH_MS = 30_000;

/** What models have cost, and how much they may. */
export function BudgetCard() {
  const [round, setRound] = useState(0);
  const { data, error, refetch } = useQuery({
    queryKey: ['budget'],
    queryFn: ({ signal }) => api.budget(signal),
    refetchInterval: WATCH_MS,
  });
  const fresh = () => setRound((it) => it + 1);
  if (data === undefined) {
    return error === null ? (
      <SkeletonRows count={2} kind="text" />
    ) : (
      <ErrorCard title={t('budget.failed')} error={error} onRetry={() => void refetch()} />
    );
  }
  return (
    <section className="card budget" aria-labelledby="budget-title">
      <header className="card-header">
        <h2 id="budget-title">{t('budget')}</h2>
        {data.state !== 'ENOUGH' && (
          <span className="chip chip-note">
            <Icon name="alert" />
            {t(`budget.${data.state}`)}
          </span>
        )}
      </header>
      <dl className="budget-spent">
        <Amount label={t('budget.today')} spent={data.today} of={data.limits.daily} />
        <Amount label={t('budget.month')} spent={data.month} of={null} />
      </dl>
      <BudgetForm key={round} budget={data} onFresh={fresh} />
      <footer className="tone-second budget-note">
        <p>{origin(data)}</p>
        {!data.configured && <BudgetRelease revision={data.revision} onReleased={fresh} />}
      </footer>
    </section>
  );
}

interface AmountProps {
  label: string;
  spent: api.Spent;
  /** The limit. */
  of: number | null;
}

function Amount({ label, spent: { known, estimated, unknown, tokens }, of }: AmountProps) {
  const notes = [
    estimated > 0 && t('budget.estimated', { amount: dollars(estimated) }),
    unknown > 0 && t('budget.unknown', { count: unknown }),
    tokens.in > 0 && t('budget.read', { count: tokens.in, part: tokens.cached }),
    tokens.out > 0 && t('budget.written', { count: tokens.out, part: tokens.reasoning }),
  ].filter((note) => note !== false);
  return (
    <div>
      <dt>{label}</dt>
      <dd className="numeric">
        <strong>{dollars(known)}</strong> {of !== null && t('budget.of', { amount: dollars(of) })}
        {notes.map((note) => (
          <small key={note}>{note}</small>
        ))}
      </dd>
    </div>
  );
}

/** Sums below a dollar to a hundredth of a cent. */
function dollars(amount: number): string {
  return new Intl.NumberFormat(i18n().locale, {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: amount < 1 ? 4 : 2,
  }).format(amount);
}

function origin({ configured, updatedAt, updatedBy }: api.Budget): string {
  return configured || updatedAt === null
    ? t('budget.configured')
    : t('budget.changed', { when: ago(Date.parse(updatedAt)), name: updatedBy ?? t('somebody') });
}
