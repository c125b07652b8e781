import { useEffect, useState, type ReactNode } from 'react';
import { Problem } from '../api/http';
import { Button } from './Button';
import { t } from './i18n';
import { Icon } from './Icon';
import type { IconName } from './icons';

interface EmptyProps {
  icon: IconName;
  title: string;
  children?: ReactNode;
}

export function EmptyState({ icon, title, children }: EmptyProps) {
  return (
    <div className="empty">
      <span className="empty-icon">
        <Icon name={icon} />
      </span>
      <h2>{title}</h2>
      {children}
    </div>
  );
}

interface ErrorProps {
  title: string;
  error: unknown;
  onRetry?: () => void;
}

/** A part of the screen that failed; the rest goes on. */
export function ErrorCard({ title, error, onRetry }: ErrorProps) {
  const problem = error instanceof Problem ? error : null;
  return (
    <div className="error-card" role="alert">
      <Icon name="alert" />
      <div>
        <h2>{title}</h2>
        <p>{errorText(error)}</p>
        {problem?.requestId !== undefined && (
          <p className="error-request">
            {t('error.request')} <code>{problem.requestId}</code>
          </p>
        )}
        {onRetry !== undefined && <Button onClick={onRetry}>{t('retry')}</Button>}
      </div>
    </div>
  );
}

export function errorText(error: unknown): string {
  if (error instanceof Problem) {
    if (error.code === 'UNREACHABLE') return t('error.unreachable');
    if (error.status === 429) return t('error.rate');
    return error.message;
  }
  return t('error.unexpected');
}

/** Its children only when waiting has become noticeable (0.3 s). */
export function Later({ children }: { children: ReactNode }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return due ? children : null;
}

/** Grey bars in the shape of what is coming. */
export function SkeletonRows({ count, kind }: { count: number; kind: 'list' | 'table' | 'text' }) {
  return (
    <Later>
      <div className={`skeleton skeleton-${kind}`} role="status" aria-label={t('loading')}>
        {Array.from({ length: count }, (_, at) => (
          <i key={at} />
        ))}
      </div>
    </Later>
  );
}
