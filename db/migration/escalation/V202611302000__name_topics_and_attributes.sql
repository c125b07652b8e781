-- Rules may also name sections of the help centre, and what the embedding page tells of a customer.
-- Locks: the table for a moment; constant defaults rewrite nothing.
set lock_timeout = '2s';

alter table escalation.rule
    add column topics text[] not null default '{}',
    add column attribute text not null default '' check (length(attribute) <= 40),
    add column attribute_values text[] not null default '{}';
