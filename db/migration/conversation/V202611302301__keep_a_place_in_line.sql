-- Since when somebody had been waiting whom the assistant took back: who is handed over again without an
-- answer waits in the same place.
-- Locks: the table for a moment; no default, nothing is rewritten.
set lock_timeout = '2s';

alter table conversation.conversation add column waited_since timestamptz;
