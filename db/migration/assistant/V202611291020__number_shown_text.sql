-- Readers know the text of an answer by the number of the attempt that wrote it. Who comes to a node
-- that does not write it itself gets the text from here, and has to get that number with it.
-- Locks: the table for a moment; a constant default rewrites nothing.
set lock_timeout = '2s';

alter table assistant.turn
    -- Of partial_text; 0 where release 0.1.0 stored the text.
    add column shown_attempt integer not null default 0;
