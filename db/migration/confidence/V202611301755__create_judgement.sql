-- What people and customers said of the assistant's answers, how many an admin allows to be wrong, and
-- what a site's own judgements have made of the probabilities that are shipped.
-- Locks: only new objects; site.site for foreign keys, for no longer than the catalogue takes.
set lock_timeout = '2s';

create schema confidence;

-- One for each answer and whoever it comes from.
create table confidence.judgement (
    site_id uuid not null references site.site (id),
    -- The turn of the answer; this module knows nothing of turns.
    turn_id uuid not null,
    -- review: somebody at the desk went through the week's answers. report: an agent came across it.
    -- thumb: the customer's. person: the customer asked for one soon after.
    source text not null check (source in ('review', 'report', 'thumb', 'person')),
    verdict text not null check (verdict in ('right', 'partly', 'wrong')),
    -- Why it was asked for; set on reviews. Random ones alone tell the truth about all answers.
    sample text check (sample in ('random', 'uncertain', 'reported')),
    reason text not null default '' check (length(reason) <= 500),
    by_id uuid,
    by_name text not null,
    at timestamptz not null,
    -- What the probability of the answer was read from; null where there was none.
    reading jsonb,
    primary key (turn_id, source),
    check ((source = 'review') = (sample is not null))
);
create index judgement_recent on confidence.judgement (site_id, at desc);

-- Without a row, what is shipped holds.
create table confidence.setting (
    site_id uuid primary key references site.site (id),
    -- The most answers that may be wrong, a share.
    wrong double precision check (wrong > 0 and wrong < 1),
    -- The same while nobody is at the desk.
    unattended double precision check (unattended > 0 and unattended < 1),
    -- The same by section of the help centre.
    topics jsonb not null default '{}',
    -- The fit that is used; 0 is what is shipped.
    fit bigint not null default 0,
    updated_at timestamptz not null,
    updated_by text
);

-- Probabilities fitted to a site's own judgements, never changed once made.
create table confidence.fit (
    site_id uuid not null references site.site (id),
    version bigint not null check (version >= 1),
    made_at timestamptz not null,
    -- How many answers it was fitted on, and how many others it was tried on.
    fitted int not null,
    held_out int not null,
    -- Log loss on the latter: of the probabilities before it, and of its own.
    loss_before double precision not null,
    loss_after double precision not null,
    parameters jsonb not null,
    primary key (site_id, version)
);
