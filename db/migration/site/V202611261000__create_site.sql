-- A site is one brand's widget, knowledge, prompts and hours. Everything that belongs to a site
-- carries its id from the first day, so that a second site is rows and not a migration.
-- Locks: only new objects.
create schema site;

create table site.site (
    id uuid primary key,
    public_key text not null unique check (public_key ~ '^[A-Za-z0-9_-]{3,64}$'),
    name text not null check (name <> ''),
    assistant_name text not null check (assistant_name <> ''),
    default_locale text not null,
    -- suggestions by locale: {"en": ["Where is my order?", …]}
    suggestions jsonb not null default '{}',
    created_at timestamptz not null default now()
);
