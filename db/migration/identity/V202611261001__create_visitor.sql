-- Visitors and the sessions of their browsers. A session token is 256 random bits and only its
-- SHA-256 is kept: whoever reads the database cannot speak as a customer.
-- Locks: only new objects.
create schema if not exists identity;

create table identity.visitor (
    id uuid primary key,
    site_id uuid not null references site.site (id),
    name text not null,
    locale text not null,
    created_at timestamptz not null default now()
);
create index visitor_site on identity.visitor (site_id);

create table identity.visitor_session (
    token_sha256 bytea primary key check (length(token_sha256) = 32),
    visitor_id uuid not null references identity.visitor (id) on delete cascade,
    created_at timestamptz not null default now(),
    seen_at timestamptz not null default now()
);
create index visitor_session_visitor on identity.visitor_session (visitor_id);
