-- Measurements of the live search and its quotes on questions that an admin has uploaded.
-- Locks: only new objects.
create schema evaluation;

create table evaluation.evaluation (
    id uuid primary key,
    site_id uuid not null references site.site (id),
    -- The name of the uploaded file.
    name text not null check (length(name) between 1 and 200),
    state text not null check (state in ('running', 'done', 'failed')),
    total int not null,
    done int not null default 0,
    -- Lines of the file that are no questions: line and problem.
    flaws jsonb not null default '[]',
    -- Figures, every question, and what has changed since the one before; null until it is done.
    report jsonb,
    created_by text,
    created_at timestamptz not null default now(),
    -- A run that has not said anything for a minute has died with its node.
    heard_at timestamptz not null default now(),
    check ((report is not null) = (state = 'done'))
);
create index evaluation_recent on evaluation.evaluation (site_id, created_at desc);
create unique index evaluation_one_running on evaluation.evaluation (site_id) where state = 'running';
