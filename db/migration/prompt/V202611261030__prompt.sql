-- What the assistant is told: texts in immutable versions, and releases that pin a set of them. One
-- label, production, points at the release that answers customers; moving it is publishing and
-- rolling back alike.
create schema prompt;

create table prompt.prompt (
    id uuid primary key,
    site_id uuid not null,
    key text not null check (key ~ '^[a-z0-9-]+(/[a-z0-9-]+)+$'),
    -- '' is the text for every locale without one of its own
    locale text not null,
    created_at timestamptz not null,
    unique (site_id, key, locale)
);

create table prompt.version (
    id uuid primary key,
    prompt_id uuid not null references prompt.prompt (id),
    version integer not null check (version >= 1),
    text text not null check (octet_length(text) <= 65536),
    sha256 text not null check (length(sha256) = 64),
    -- file: came from prompts/; ui: written in the console
    origin text not null check (origin in ('file', 'ui')),
    note text not null,
    created_at timestamptz not null,
    -- null: the server itself, from a file
    created_by uuid references identity.staff (id),
    unique (prompt_id, version)
);

create index version_sha256 on prompt.version (prompt_id, sha256);
create index version_created_by on prompt.version (created_by);

create table prompt.release (
    id uuid primary key,
    site_id uuid not null,
    number bigint not null check (number >= 1),
    note text not null,
    created_at timestamptz not null,
    created_by uuid references identity.staff (id),
    unique (site_id, number)
);

create index release_created_by on prompt.release (created_by);

create table prompt.release_version (
    release_id uuid not null references prompt.release (id),
    prompt_id uuid not null references prompt.prompt (id),
    version_id uuid not null references prompt.version (id),
    primary key (release_id, prompt_id)
);

create index release_version_prompt on prompt.release_version (prompt_id);
create index release_version_version on prompt.release_version (version_id);

-- Every move of a label, newest last; where a label stands is its last row.
create table prompt.label_move (
    id bigint generated always as identity primary key,
    site_id uuid not null,
    label text not null check (label in ('production')),
    release_id uuid not null references prompt.release (id),
    moved_at timestamptz not null,
    moved_by uuid references identity.staff (id)
);

create index label_move_site on prompt.label_move (site_id, label, id);
create index label_move_release on prompt.label_move (release_id);
create index label_move_moved_by on prompt.label_move (moved_by);

create table prompt.draft (
    prompt_id uuid primary key references prompt.prompt (id),
    text text not null check (octet_length(text) <= 65536),
    revision bigint not null check (revision >= 1),
    updated_at timestamptz not null,
    updated_by uuid not null references identity.staff (id)
);

create index draft_updated_by on prompt.draft (updated_by);

-- An answer names the version and release that made it; what they say must never change.
create function prompt.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '%.% is immutable: make a new version or release instead', tg_table_schema, tg_table_name;
end
$$;

create trigger version_is_immutable before update or delete on prompt.version
    for each row execute function prompt.refuse_change();
create trigger release_is_immutable before update or delete on prompt.release
    for each row execute function prompt.refuse_change();
create trigger release_version_is_immutable before update or delete on prompt.release_version
    for each row execute function prompt.refuse_change();
