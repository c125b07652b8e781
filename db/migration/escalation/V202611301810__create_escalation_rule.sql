-- A site's own rules for when a conversation goes to people, whatever the assistant knows.
-- Locks: only new objects; site.site for a foreign key, for no longer than the catalogue takes.
set lock_timeout = '2s';

create schema escalation;

create table escalation.rule (
    id uuid primary key,
    site_id uuid not null references site.site (id),
    name text not null check (length(name) between 1 and 100),
    -- What the message is about: any of these words, or near any of these examples.
    words text[] not null default '{}',
    examples text[] not null default '{}',
    -- Who writes: a language, and a part of the address of the page the chat was opened on.
    locale text not null default '',
    page text not null default '',
    -- When: ISO days of the week, and from a time to another in a time zone.
    days smallint[] not null default '{}',
    from_time time,
    to_time time,
    zone text not null default 'UTC',
    -- What customers are told; empty for the usual words.
    reply text not null default '' check (length(reply) <= 1000),
    enabled boolean not null default true,
    revision bigint not null default 1,
    updated_at timestamptz not null default now(),
    updated_by text,
    check ((from_time is null) = (to_time is null))
);
create index rule_site on escalation.rule (site_id, name);
