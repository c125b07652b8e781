-- Articles, what customers see of them, and the vectors of their parts. The working copy and the
-- published text are separate rows, so that an edit is invisible until it is published.
-- Locks: only new objects.
create schema knowledge;

create table knowledge.article (
    id uuid primary key,
    site_id uuid not null references site.site (id),
    -- The id everybody else knows: addresses, citations, files.
    slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
    locale text not null check (locale ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    section text not null default '' check (length(section) <= 80),
    title text not null check (length(title) between 1 and 200),
    body text not null check (octet_length(body) <= 1048576),
    -- For staff only. Takes effect at once, also on a text that is published already.
    internal boolean not null default false,
    revision bigint not null default 1,
    -- The day shown to customers.
    updated_on date not null,
    updated_at timestamptz not null default now(),
    updated_by text,
    -- What the last import wrote; null for an article that was never imported. With
    -- imported_revision it tells an article that a person has edited since.
    imported_sha256 bytea check (length(imported_sha256) = 32),
    imported_revision bigint,
    created_at timestamptz not null default now(),
    unique (site_id, slug),
    check ((imported_sha256 is null) = (imported_revision is null))
);
create index article_recent on knowledge.article (site_id, updated_at desc, id desc);

create table knowledge.publication (
    article_id uuid primary key references knowledge.article (id) on delete cascade,
    -- The working copy's revision that was published.
    revision bigint not null,
    locale text not null,
    section text not null,
    title text not null,
    body text not null,
    internal boolean not null,
    updated_on date not null,
    published_at timestamptz not null default now(),
    published_by text
);

-- A vector belongs to a text, not to an article: the same text is embedded once, an edited article
-- only where it changed, and an index with another chunker can be made beside the live one.
create table knowledge.chunk_vector (
    model text not null,
    chunker int not null,
    content_sha256 bytea not null check (length(content_sha256) = 32),
    -- 32-bit floats, little endian, of length 1.
    vector bytea not null,
    created_at timestamptz not null default now(),
    primary key (model, chunker, content_sha256)
);
