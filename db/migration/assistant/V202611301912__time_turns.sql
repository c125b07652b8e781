-- All that one turn asks of models has one time together. Who goes on with a turn after its node died
-- has to know how much of it is left.
-- Locks: the table for a moment; a column without a default rewrites nothing.
set lock_timeout = '2s';

alter table assistant.turn
    -- Since when somebody has worked on it; null where nobody has, or a release before this column.
    add column first_claimed_at timestamptz;
