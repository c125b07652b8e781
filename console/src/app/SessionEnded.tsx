import { useRouter } from '@tanstack/react-router';
import { SignInForm } from '../account/SignInForm';
import { sessionEnded } from '../api/http';
import { Dialog } from '../ui/Dialog';
import { t } from '../ui/i18n';
import { useStore } from '../ui/store';
import { useDesk } from './desk';
import { queries } from './queries';

/** Asks to sign in again over the page, so that nothing that was being written is lost. */
export function SessionEnded() {
  const ended = useStore(sessionEnded);
  const { me, live } = useDesk();
  const router = useRouter();
  return (
    <Dialog open={ended} title={t('session.title')} description={t('session.text')}>
      <SignInForm
        email={me.email}
        onDone={async () => {
          sessionEnded.set(false);
          live.retryNow();
          await queries.invalidateQueries();
          await router.invalidate();
        }}
      />
    </Dialog>
  );
}
