-- Who has left keeps the row, to which prompts, articles and conversations point, and may no longer come in.
-- Locks: the table for a moment; a column without a default rewrites nothing.
set lock_timeout = '2s';

alter table identity.staff
    add column disabled_at timestamptz;
