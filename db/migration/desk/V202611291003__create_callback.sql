-- When an agent wants a conversation back in the queue.
-- Locks: only new objects; the reference waits for writers of conversations for a moment.
set lock_timeout = '2s';
create schema desk;

-- One for each conversation; a new one replaces the old.
create table desk.callback (
    conversation_id uuid primary key references conversation.conversation (id),
    -- Of this appointment; a timer with another one is stale.
    id uuid not null,
    at timestamptz not null,
    text text not null default '' check (length(text) <= 500),
    agent_id uuid not null,
    agent_name text not null,
    -- Of the agent's ownership: whoever has the conversation later is not called back for it.
    owner_epoch bigint not null,
    created_at timestamptz not null default now()
);
