import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { models } from '../api/models';
import { may } from '../api/roles';
import { status } from '../api/status';
import { Button } from '../ui/Button';
import { i18n, t } from '../ui/i18n';
import { Icon } from '../ui/Icon';
import { useStore } from '../ui/store';
import { useDesk } from './desk';

/** A connection that is gone for less than this is nobody's concern. */
const PATIENCE_MS = 4_000;

/** How often to look whether models answer, and whether they may still be paid. */
const MODELS_MS = 60_000;

/** Says when what is on screen may be old, and why. */
export function StatusStrip() {
  const since = useDelayedSince();
  const { live } = useDesk();
  const state = useStore(live.connection);
  const out = useOutage();
  const budget = useBudget();
  if (state.kind === 'stopped') {
    return <Strip tone="danger" text={t(`strip.${state.why}`)} onRetry={() => live.retryNow()} />;
  }
  if (since !== null) {
    const text = t('strip.delayed', { time: i18n().time(since) });
    return <Strip tone="warn" text={text} onRetry={() => live.retryNow()} />;
  }
  if (budget === 'NOTHING') return <Strip tone="warn" text={t('strip.budgetSpent')} />;
  if (budget === 'LITTLE') return <Strip tone="warn" text={t('strip.budgetLow')} />;
  if (out) return <Strip tone="warn" text={t('strip.aiDown')} />;
  return null;
}

function useOutage(): boolean {
  const { data } = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => status(signal),
    refetchInterval: MODELS_MS,
  });
  return data?.models === 'DOWN';
}

/** For those who may do something about it. */
function useBudget() {
  const { me } = useDesk();
  const { data } = useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => models(signal),
    enabled: may(me.role, 'model.manage'),
    refetchInterval: MODELS_MS,
  });
  return data?.today.state;
}

/** When live updates stopped, once that has lasted; null while they flow. */
export function useDelayedSince(): number | null {
  const { live } = useDesk();
  const state = useStore(live.connection);
  const since = state.kind === 'connecting' ? state.since : null;
  const [late, setLate] = useState<number | null>(null);
  useEffect(() => {
    if (since === null) return;
    const timer = setTimeout(() => setLate(since), since + PATIENCE_MS - Date.now());
    return () => clearTimeout(timer);
  }, [since]);
  return since !== null && late === since ? since : null;
}

interface StripProps {
  tone: 'warn' | 'danger';
  text: string;
  onRetry?: () => void;
}

function Strip({ tone, text, onRetry }: StripProps) {
  return (
    <div className={`strip strip-${tone}`} role="status">
      <Icon name="alert" small />
      <p>{text}</p>
      {onRetry !== undefined && (
        <Button tone="ghost" onClick={onRetry}>
          {t('strip.now')}
        </Button>
      )}
    </div>
  );
}
