-- Where articles come from that nobody writes here: files and web pages, read again on a schedule.
-- Locks: new objects, and an index on articles, whose writers wait while it is built.
set lock_timeout = '2s';

create table knowledge.source (
    id uuid primary key,
    site_id uuid not null references site.site (id),
    kind text not null check (kind in ('upload', 'web', 'folder')),
    -- What people call it.
    name text not null check (length(name) between 1 and 200),
    -- The name of the uploaded file, an address, or a folder of the server's.
    location text not null check (length(location) between 1 and 2000),
    -- Of articles that name none.
    locale text not null check (locale ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    -- Everything in it is for staff only.
    internal boolean not null default false,
    -- How many links away from a web address pages are read.
    depth int not null default 0 check (depth between 0 and 5),
    -- Null: read again only when somebody asks.
    every_minutes int check (every_minutes >= 15),
    -- Rises with every edit; an edit names the one it rests on.
    revision bigint not null default 1,
    created_at timestamptz not null default now(),
    created_by text
);
create index source_site on knowledge.source (site_id);

create table knowledge.source_upload (
    source_id uuid primary key references knowledge.source (id) on delete cascade,
    content bytea not null
);
-- Most of what is uploaded is compressed already.
alter table knowledge.source_upload alter column content set storage external;

-- A run reads a source once. It outlives the process that began it: whoever goes on raises attempt, and
-- a process that was thought dead writes nothing more.
create table knowledge.source_run (
    source_id uuid not null references knowledge.source (id) on delete cascade,
    number bigint not null,
    state text not null check (state in ('waiting', 'running', 'done', 'failed')),
    attempt int not null default 0,
    asked_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    -- Documents found so far, and how many of them are done.
    total int not null default 0,
    done int not null default 0,
    added int not null default 0,
    changed int not null default 0,
    unchanged int not null default 0,
    removed int not null default 0,
    -- Left alone because a person has edited the article here.
    kept int not null default 0,
    failed int not null default 0,
    -- Why nothing could be read at all, for people.
    failure text,
    primary key (source_id, number)
);
create unique index source_run_open on knowledge.source_run (source_id)
    where state in ('waiting', 'running');

-- What a source consists of, with the article made of it or the reason why there is none.
create table knowledge.source_document (
    source_id uuid not null references knowledge.source (id) on delete cascade,
    -- What it is known by from run to run: an address, or the id that its article asks for.
    path text not null check (octet_length(path) <= 2000),
    -- Where people find it: an address, or a file with a line number for one of many.
    label text not null,
    article_id uuid unique references knowledge.article (id) on delete set null,
    -- Waiting ones are pages whose address is known and which this run has yet to read.
    state text not null check (state in ('waiting', 'read', 'bad')),
    -- Links between the source's address and this page.
    depth int not null default 0,
    problem text,
    -- Of the content as it came; null where only the article tells a change.
    content_sha256 bytea check (length(content_sha256) = 32),
    -- The run that saw it last.
    run bigint not null,
    primary key (source_id, path)
);

-- Articles of one title that say different things are shown to whoever looks after the sources.
create index article_title on knowledge.article (site_id, lower(title));
