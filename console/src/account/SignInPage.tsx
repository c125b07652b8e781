import { getRouteApi, useRouter } from '@tanstack/react-router';
import { queries } from '../app/queries';
import { sessionEnded } from '../api/http';
import { t } from '../ui/i18n';
import { AccountPage } from './AccountPage';
import { SignInForm } from './SignInForm';

const route = getRouteApi('/sign-in');

export function SignInPage() {
  const { back } = route.useSearch();
  const router = useRouter();
  return (
    <AccountPage title={t('signIn')} lead={t('signIn.lead')}>
      <SignInForm
        onDone={async () => {
          sessionEnded.set(false);
          queries.removeQueries({ queryKey: ['me'] });
          // Only a path of this console: another address would make this an open redirect.
          const path = back?.startsWith('/') === true && !back.startsWith('//') ? back : '/inbox';
          router.history.push(path.startsWith('/console') ? path : `/console${path}`);
          await router.invalidate();
        }}
      />
      <p className="account-foot">{t('signIn.noAccount')}</p>
    </AccountPage>
  );
}
