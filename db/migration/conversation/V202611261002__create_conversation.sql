-- The log of every conversation. Every visible change is one row of conversation.event with a
-- gapless seq per conversation: the counter lives in the conversation's row and is raised under
-- its lock, so commit order is seq order. Nothing may be updated or deleted in the log.
-- Locks: only new objects.
create schema conversation;

create table conversation.conversation (
    id uuid primary key,
    site_id uuid not null references site.site (id),
    visitor_id uuid not null references identity.visitor (id),
    locale text not null,
    page text,
    last_seq bigint not null default 0,
    owner text not null default 'ai' check (owner in ('ai', 'queue', 'agent', 'closed')),
    -- Raised by every change of owner. An assistant that began to write under an older epoch
    -- cannot commit: the fence against talking over a person.
    owner_epoch bigint not null default 0,
    agent_id uuid,
    agent_name text,
    handoff_reason text check (handoff_reason in (
        'customer_request', 'missing_knowledge', 'low_confidence', 'policy', 'frustration',
        'tool_failure', 'provider_down')),
    waiting_since timestamptz,
    last_text text not null default '',
    last_author text check (last_author in ('visitor', 'assistant', 'agent', 'system')),
    last_author_name text,
    last_at timestamptz not null default now(),
    opened_at timestamptz not null default now(),
    check ((owner = 'agent') = (agent_id is not null and agent_name is not null)),
    check ((owner = 'queue') = (waiting_since is not null))
)
-- Appends touch no indexed column, so with room on the page they stay heap-only updates.
with (fillfactor = 70);
create index conversation_visitor on conversation.conversation (visitor_id);
create index conversation_inbox on conversation.conversation (site_id, owner, opened_at);

create table conversation.event (
    conversation_id uuid not null references conversation.conversation (id),
    seq bigint not null check (seq > 0),
    type text not null check (type in ('message', 'note', 'owner', 'feedback')),
    author_kind text not null check (author_kind in ('visitor', 'assistant', 'agent', 'system')),
    author_id uuid,
    author_name text not null,
    client_message_id uuid,
    turn_id uuid,
    body jsonb not null,
    at timestamptz not null default now(),
    primary key (conversation_id, seq)
);
-- A retry of the same message finds its first copy, for ever.
create unique index event_client_message
    on conversation.event (conversation_id, client_message_id)
    where client_message_id is not null;
-- One answer a turn.
create unique index event_one_answer
    on conversation.event (conversation_id, turn_id)
    where turn_id is not null;

-- One browser tab in one conversation: how many of its messages were accepted, so that a failed
-- message cannot be overtaken by the next one, and how far it has received and read.
create table conversation.device (
    conversation_id uuid not null references conversation.conversation (id),
    device_id uuid not null,
    last_number bigint not null default 0,
    got_seq bigint not null default 0,
    read_seq bigint not null default 0,
    primary key (conversation_id, device_id)
);
