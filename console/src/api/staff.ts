import { call } from './http';

export type Role = 'agent' | 'lead' | 'admin';

export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  site: { id: string; name: string };
}

export interface StaffMember {
  id: string;
  name: string;
  email: string;
  role: Role;
  createdAt: string;
  lastSeenAt: string | null;
  /** Since when nobody signs in to this account; null while somebody may. */
  disabledAt: string | null;
}

export interface Invitation {
  id: string;
  role: Role;
  createdAt: string;
  expiresAt: string;
  createdBy: string;
}

export interface SetupLink {
  kind: 'setup' | 'invitation';
  role: Role;
  site: { name: string };
}

export interface Account {
  name: string;
  email: string;
  password: string;
}

export const me = (signal?: AbortSignal) => call<Me>('GET', '/staff/me', undefined, signal);

export const signIn = (email: string, password: string) =>
  call<unknown>('POST', '/staff/session', { email, password });

export const signOut = () => call<void>('DELETE', '/staff/session');

export const setupLink = (token: string) =>
  call<SetupLink>('GET', `/setup/${encodeURIComponent(token)}`);

export const setUp = (token: string, account: Account) =>
  call<unknown>('POST', `/setup/${encodeURIComponent(token)}`, account);

export const people = () =>
  call<{ staff: StaffMember[]; invitations: Invitation[] }>('GET', '/staff');

export const invite = (role: Role) =>
  call<{ url: string; expiresAt: string }>('POST', '/staff/invitations', { role });

export const revoke = (id: string) => call<void>('DELETE', `/staff/invitations/${id}`);

export const socketTicket = () => call<{ ticket: string }>('POST', '/staff/socket-ticket');
