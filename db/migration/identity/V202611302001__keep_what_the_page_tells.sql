-- What the embedding page tells of a visitor, such as the plan a customer is on: texts by name. Nobody
-- has verified it.
-- Locks: the table for a moment; a constant default rewrites nothing.
set lock_timeout = '2s';

alter table identity.visitor add column attributes jsonb not null default '{}';
