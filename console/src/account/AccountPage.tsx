import { useEffect, type ReactNode } from 'react';
import { Icon } from '../ui/Icon';

interface Props {
  title: string;
  lead?: string;
  children: ReactNode;
}

/** The frame of the pages before the desk. */
export function AccountPage({ title, lead, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Nightdesk`;
  }, [title]);
  return (
    <main className="account">
      <div className="account-card">
        <p className="account-logo">
          <Icon name="logo" />
          Nightdesk
        </p>
        <h1>{title}</h1>
        {lead !== undefined && <p className="account-lead">{lead}</p>}
        {children}
      </div>
    </main>
  );
}
