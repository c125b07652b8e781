-- Nodes of one desk know each other and hear of changes through the database: it is the one thing
-- that all of them can reach, and what they say to each other commits with what it is about.
-- Locks: only new objects.
create schema node;

-- One row for each running process; a row is a new one after each start.
create table node.node (
    id uuid primary key,
    -- host and process id, for people; never used to reach the node
    name text not null,
    started_at timestamptz not null default now(),
    -- written each second by the node, with the database's clock
    beat_at timestamptz not null default now(),
    -- set when the node is about to leave: it takes no new work
    draining boolean not null default false
);

create index node_beat_at on node.node (beat_at);

-- How often a thing that nodes keep in memory (prompts, articles) has changed.
create table node.revision (
    topic text primary key check (topic ~ '^[a-z][a-z-]{0,62}$'),
    revision bigint not null check (revision > 0)
);

-- Names this life of the database. After a restore from a backup it is renewed, so that clients
-- which have seen later events than the restored ones notice and read anew.
create table node.database_epoch (
    only_row boolean primary key default true check (only_row),
    epoch bigint not null default 1 check (epoch > 0)
);

insert into node.database_epoch default values;
