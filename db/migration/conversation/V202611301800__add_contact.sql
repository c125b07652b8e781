-- Where to answer a customer who may be gone when a person reads: an e-mail address left in the chat.
-- Locks: the table for a moment; a column without a default rewrites nothing, and a check that holds for
-- new rows only reads nothing. No row from before has an address.
set lock_timeout = '2s';

alter table conversation.conversation
    add column contact text,
    add constraint conversation_contact_check check (length(contact) <= 254) not valid;
