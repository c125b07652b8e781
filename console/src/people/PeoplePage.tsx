import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDesk } from '../app/desk';
import { Page } from '../app/Page';
import { may } from '../api/roles';
import { people } from '../api/staff';
import { Button } from '../ui/Button';
import { EmptyState, ErrorCard, SkeletonRows } from '../ui/states';
import { InvitationTable } from './InvitationTable';
import { InviteDialog } from './InviteDialog';
import { t } from './messages';
import { StaffTable } from './StaffTable';

/** Who works here, and who is asked to. */
export function PeoplePage() {
  const { me } = useDesk();
  const [inviting, setInviting] = useState(false);
  const allowed = may(me.role, 'staff.view');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['people'],
    queryFn: people,
    enabled: allowed,
  });
  const invite = may(me.role, 'staff.invite') && (
    <Button tone="primary" icon="plus" onClick={() => setInviting(true)}>
      {t('people.invite')}
    </Button>
  );
  if (!allowed) {
    return (
      <Page title={t('place.people')}>
        <EmptyState icon="lock" title={t('noPermission')}>
          <p>{t('people.noPermission')}</p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('place.people')} actions={invite}>
      {isPending && <SkeletonRows count={4} kind="table" />}
      {data === undefined && error !== null && (
        <ErrorCard title={t('people.failed')} error={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <>
          <StaffTable staff={data.staff} me={me.id} mayDisable={may(me.role, 'staff.invite')} />
          <InvitationTable
            invitations={data.invitations}
            mayRevoke={may(me.role, 'staff.invite')}
          />
        </>
      )}
      <InviteDialog open={inviting} onClose={() => setInviting(false)} />
    </Page>
  );
}
