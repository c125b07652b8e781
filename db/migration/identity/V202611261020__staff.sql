-- Who may sit at the desk: accounts, the one-time links that create them, and what guards signing in.
create schema if not exists identity;

create table identity.staff (
    id uuid primary key,
    site_id uuid not null references site.site (id),
    name text not null check (length(name) between 1 and 80),
    email text not null unique check (email = lower(email)),
    password_hash text not null,
    role text not null check (role in ('agent', 'lead', 'admin')),
    created_at timestamptz not null,
    last_seen_at timestamptz
);

create index staff_site on identity.staff (site_id);

-- A link opens one account and then never again. The token itself is kept nowhere.
create table identity.staff_link (
    id uuid primary key,
    site_id uuid not null references site.site (id),
    kind text not null check (kind in ('setup', 'invitation')),
    role text not null check (role in ('agent', 'lead', 'admin')),
    token_sha256 bytea not null unique,
    created_at timestamptz not null,
    -- null: the server itself, at its start
    created_by uuid references identity.staff (id),
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by uuid references identity.staff (id),
    check ((used_at is null) = (used_by is null)),
    check ((kind = 'setup') = (created_by is null))
);

create index staff_link_site on identity.staff_link (site_id);
create index staff_link_created_by on identity.staff_link (created_by);
create index staff_link_used_by on identity.staff_link (used_by);

-- Failed sign-ins of the last minutes. The account is a hash of what was typed, since people type
-- their password into the wrong field.
create table identity.sign_in_attempt (
    id bigint generated always as identity primary key,
    address text not null,
    account_sha256 bytea not null,
    at timestamptz not null
);

create index sign_in_attempt_address on identity.sign_in_attempt (address, at);
create index sign_in_attempt_account on identity.sign_in_attempt (account_sha256, at);
create index sign_in_attempt_at on identity.sign_in_attempt (at);

create table identity.socket_ticket (
    id uuid primary key,
    staff_id uuid not null references identity.staff (id) on delete cascade,
    token_sha256 bytea not null unique,
    expires_at timestamptz not null
);

create index socket_ticket_staff on identity.socket_ticket (staff_id);
create index socket_ticket_expiry on identity.socket_ticket (expires_at);
