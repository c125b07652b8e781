-- Canned answers: exact texts that the assistant gives word for word when a question is close to one
-- of their examples.
-- Locks: only new objects; site.site for a foreign key, for no longer than the catalogue takes.
set lock_timeout = '2s';

create table knowledge.canned_answer (
    id uuid primary key,
    site_id uuid not null references site.site (id),
    locale text not null check (locale ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    title text not null check (length(title) between 1 and 200),
    -- Markdown.
    body text not null check (octet_length(body) between 1 and 20000),
    examples text[] not null,
    enabled boolean not null default true,
    revision bigint not null default 1,
    updated_at timestamptz not null default now(),
    updated_by text
);
create index canned_answer_site on knowledge.canned_answer (site_id, title);
