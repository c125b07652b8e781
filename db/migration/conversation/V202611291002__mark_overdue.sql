-- Marks conversations in which a customer has waited for a first word of a person for longer than the
-- desk has set itself. No index: the inbox reads it with the row, and appends stay heap-only updates.
-- Locks: the table for a moment; a constant default rewrites nothing.
set lock_timeout = '2s';

alter table conversation.conversation add column overdue boolean not null default false;
