import type { StaffMember } from '../api/staff';
import { Avatar } from '../ui/Avatar';
import { ago, i18n } from '../ui/i18n';
import { t } from './messages';

export function StaffTable({ staff, me }: { staff: readonly StaffMember[]; me: string }) {
  return (
    <section className="card" aria-labelledby="staff-title">
      <header className="card-header">
        <h2 id="staff-title">{t('people.team')}</h2>
        <span className="tone-quiet number">{staff.length}</span>
      </header>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('field.name')}</th>
              <th scope="col">{t('field.email')}</th>
              <th scope="col">{t('field.role')}</th>
              <th scope="col">{t('people.since')}</th>
              <th scope="col">{t('people.lastSeen')}</th>
            </tr>
          </thead>
          <tbody>
            {staff.map((member) => (
              <tr key={member.id}>
                <td>
                  <span className="cell-icon">
                    <Avatar kind="agent" name={member.name} size="small" />
                    <strong>{member.name}</strong>
                    {member.id === me && <span className="chip">{t('you')}</span>}
                  </span>
                </td>
                <td className="tone-second">{member.email}</td>
                <td>{t(`role.${member.role}`)}</td>
                <td className="tone-second">{i18n().date(Date.parse(member.createdAt))}</td>
                <td className="tone-second">{lastSeen(member.lastSeenAt)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** The server notes a sign of life every minute or so. */
const NOW_MS = 2 * 60_000;

function lastSeen(at: string | null): string {
  if (at === null) return t('people.never');
  const time = Date.parse(at);
  return Date.now() - time < NOW_MS ? t('people.now') : ago(time);
}
