-- Where to answer a customer who may be gone when a person reads: an e-mail address left in the chat.
-- Locks: the table for a moment; a column without a default rewrites nothing.
set lock_timeout = '2s';

alter table conversation.conversation
    add column contact text check (length(contact) <= 254);
