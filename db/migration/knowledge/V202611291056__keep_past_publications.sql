-- What customers saw before, so that an admin can go back to it. A trigger writes it: whoever
-- publishes, also an older version of the program, leaves it behind.
-- Locks: article and publication, for no longer than the catalogue takes.
set lock_timeout = '2s';

create table knowledge.publication_past (
    id bigint generated always as identity primary key,
    article_id uuid not null references knowledge.article (id) on delete cascade,
    revision bigint not null,
    locale text not null,
    section text not null,
    title text not null,
    body text not null,
    internal boolean not null,
    audience text not null,
    valid_until date,
    updated_on date not null,
    published_by text,
    shown_from timestamptz not null,
    shown_to timestamptz not null
);
create index publication_past_article on knowledge.publication_past (article_id, shown_from);
create index publication_past_shown_to on knowledge.publication_past (shown_to);

create function knowledge.keep_past_publication() returns trigger
language plpgsql as $$
begin
    insert into knowledge.publication_past (
        article_id, revision, locale, section, title, body, internal, audience, valid_until,
        updated_on, published_by, shown_from, shown_to)
    select old.article_id, old.revision, old.locale, old.section, old.title, old.body,
           old.internal, old.audience, old.valid_until, old.updated_on, old.published_by,
           old.published_at,
           case when tg_op = 'UPDATE' then new.published_at
                else greatest(now(), old.published_at) end
    -- Of an article that is itself deleted nothing is kept.
    from knowledge.article a
    where a.id = old.article_id;
    return null;
end
$$;

create trigger publication_keep_past
    after update or delete on knowledge.publication
    for each row execute function knowledge.keep_past_publication();
