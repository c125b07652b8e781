import type { StaffMember } from '../api/staff';
import { Avatar } from '../ui/Avatar';
import { ago, i18n } from '../ui/i18n';
import { Table } from '../ui/Table';
import { AccountButton } from './AccountButton';
import { t } from './messages';

interface Props {
  staff: readonly StaffMember[];
  me: string;
  mayDisable: boolean;
}

export function StaffTable({ staff, me, mayDisable }: Props) {
  return (
    <section className="card" aria-labelledby="staff-title">
      <header className="card-header">
        <h2 id="staff-title">{t('people.team')}</h2>
        <span className="tone-quiet number">{staff.length}</span>
      </header>
      <Table
        rows={staff}
        keyOf={({ id }) => id}
        columns={[
          {
            title: t('field.name'),
            render: ({ id, name, disabledAt }) => (
              <span className="cell-icon">
                <Avatar kind="agent" name={name} size="small" />
                <strong>{name}</strong>
                {id === me && <span className="chip">{t('you')}</span>}
                {disabledAt !== null && <span className="chip">{t('people.disabled')}</span>}
              </span>
            ),
          },
          { title: t('field.email'), quiet: true, render: ({ email }) => email },
          { title: t('field.role'), render: ({ role }) => t(`role.${role}`) },
          {
            title: t('people.since'),
            quiet: true,
            render: ({ createdAt }) => i18n().date(Date.parse(createdAt)),
          },
          {
            title: t('people.lastSeen'),
            quiet: true,
            render: ({ lastSeenAt }) => lastSeen(lastSeenAt),
          },
          {
            title: t('actions'),
            untitled: true,
            numeric: true,
            render: (one) => mayDisable && one.id !== me && <AccountButton colleague={one} />,
          },
        ]}
      />
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
