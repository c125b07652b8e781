import { useMutation } from '@tanstack/react-query';
import { revoke, type Invitation } from '../api/staff';
import { queries } from '../app/queries';
import { Button } from '../ui/Button';
import { ago, i18n } from '../ui/i18n';
import { errorText } from '../ui/states';
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
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('field.role')}</th>
              <th scope="col">{t('people.invitedBy')}</th>
              <th scope="col">{t('people.invited')}</th>
              <th scope="col">{t('people.expires')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('actions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {invitations.map((one) => (
              <tr key={one.id}>
                <td>{t(`role.${one.role}`)}</td>
                <td className="tone-second">{one.createdBy}</td>
                <td className="tone-second">{ago(Date.parse(one.createdAt))}</td>
                <td className="tone-second">{i18n().date(Date.parse(one.expiresAt))}</td>
                <td className="numeric">
                  {mayRevoke && (
                    <Button
                      tone="ghost"
                      busy={isPending && variables === one.id}
                      onClick={() => mutate(one.id)}
                    >
                      {t('people.revoke')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
