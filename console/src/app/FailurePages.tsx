import { Link, type ErrorComponentProps } from '@tanstack/react-router';
import { t } from '../ui/i18n';
import { EmptyState, ErrorCard } from '../ui/states';

export function NotFoundPage() {
  return (
    <main className="failure">
      <EmptyState icon="search" title={t('notFound.title')}>
        <p>{t('notFound.text')}</p>
        <Link to="/inbox" className="button">
          {t('notFound.inbox')}
        </Link>
      </EmptyState>
    </main>
  );
}

export function CrashPage({ error, reset }: ErrorComponentProps) {
  return (
    <main className="failure">
      <ErrorCard title={t('error.page')} error={error} onRetry={reset} />
    </main>
  );
}
