import { useMutation } from '@tanstack/react-query';
import { revoke, type Invitation } from '../api/staff';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { ago, i18n } from '../ui/i18n';
import { errorText } from '../ui/states';
import { Table } from '../ui/Table';
import { toast } from '../ui/toasts';
import { t } from './messages';

interface Props {
  invitations: readonly Invitation[];
  mayRevoke: boolean;
}

export function InvitationTable({ invitations, mayRevoke }: Props) {
  const { mutate, isPending, variables } = useMutation({
    mutationFn: revoke,
    onSuccess: () => toast(t('people.revoked'), 'ok'),
    onError: (error) => toast(errorText(error), 'danger'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  if (invitations.length === 0) return null;
  return (
    <section className="card" aria-labelledby="invitations-title">
      <header className="card-header">
        <h2 id="invitations-title">{t('people.open')}</h2>
        <span className="tone-quiet number">{invitations.length}</span>
      </header>
      <Table
        rows={invitations}
        keyOf={({ id }) => id}
        columns={[
          { title: t('field.role'), render: ({ role }) => t(`role.${role}`) },
          { title: t('people.invitedBy'), quiet: true, render: ({ createdBy }) => createdBy },
          {
            title: t('people.invited'),
            quiet: true,
            render: ({ createdAt }) => ago(Date.parse(createdAt)),
          },
          {
            title: t('people.expires'),
            quiet: true,
            render: ({ expiresAt }) => i18n().date(Date.parse(expiresAt)),
          },
          {
            title: t('actions'),
            untitled: true,
            numeric: true,
            render: ({ id }) =>
              mayRevoke && (
                <Button
                  tone="ghost"
                  busy={isPending && variables === id}
                  onClick={() => mutate(id)}
                >
                  {t('people.revoke')}
                </Button>
              ),
          },
        ]}
      />
    </section>
  );
}
