-- Whom an article is for, and until when. Both are published with the text, so they stand in both
-- rows; an older version writes neither and its articles are for everybody, for ever.
-- Locks: article and publication in full, for no longer than the catalogue takes.
set lock_timeout = '2s';

alter table knowledge.article
    -- A group of customers, such as "business"; empty for everybody.
    add column audience text not null default ''
        check (audience ~ '^([a-z0-9][a-z0-9-]{0,39})?$'),
    -- The last day on which customers find it, in UTC; null for ever.
    add column valid_until date;

alter table knowledge.publication
    add column audience text not null default '',
    add column valid_until date;
