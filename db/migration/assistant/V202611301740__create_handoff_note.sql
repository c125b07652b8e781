-- What people need to know to take a conversation over: one note for each time it goes to the queue.
-- Locks: only new objects.
create table assistant.handoff_note (
    conversation_id uuid not null references conversation.conversation (id),
    -- Of the conversation once it waits.
    owner_epoch bigint not null,
    -- A HandoffNote.
    note jsonb not null,
    created_at timestamptz not null default now(),
    primary key (conversation_id, owner_epoch)
);
