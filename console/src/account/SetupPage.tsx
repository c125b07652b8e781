import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Problem } from '../api/http';
import { setupLink } from '../api/staff';
import { ErrorCard, SkeletonRows } from '../ui/states';
import { AccountPage } from './AccountPage';
import { t } from './messages';
import { SetupForm } from './SetupForm';

const route = getRouteApi('/setup/$token');

/** Behind the one-time link that the first start printed, or behind an invitation. */
export function SetupPage() {
  const { token } = route.useParams();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['setup', token],
    queryFn: () => setupLink(token),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (isPending) {
    return (
      <AccountPage title={t('setup.opening')}>
        <SkeletonRows count={4} kind="text" />
      </AccountPage>
    );
  }
  if (data === undefined) return <Refused error={error} onRetry={() => void refetch()} />;
  const first = data.kind === 'setup';
  return (
    <AccountPage
      title={first ? t('setup.title') : t('invited.title', { site: data.site.name })}
      lead={first ? t('setup.lead') : t('invited.lead', { role: t(`role.${data.role}`) })}
    >
      <SetupForm token={token} />
    </AccountPage>
  );
}

function Refused({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const code = error instanceof Problem ? error.code : '';
  if (code === 'USED' || code === 'EXPIRED' || code === 'NOT_FOUND') {
    return (
      <AccountPage title={t(`setup.${code}`)} lead={t(`setup.${code}.text`)}>
        <Link to="/sign-in" className="button button-primary button-tall">
          {t('signIn')}
        </Link>
      </AccountPage>
    );
  }
  return (
    <AccountPage title={t('setup.failed')}>
      <ErrorCard title={t('setup.failed')} error={error} onRetry={onRetry} />
    </AccountPage>
  );
}
