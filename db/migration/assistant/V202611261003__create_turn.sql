-- A turn is the assistant's duty to answer. It is inserted in the transaction of the message that
-- caused it and finished in the transaction of its answer, so neither exists without the other.
-- A node works on a turn under a lease; `epoch` rises with every claim and fences a node that
-- lost its lease without noticing.
-- Locks: only new objects.
create schema assistant;

create table assistant.turn (
    id uuid primary key,
    conversation_id uuid not null references conversation.conversation (id),
    trigger_seq bigint not null,
    through_seq bigint not null,
    owner_epoch bigint not null,
    state text not null default 'queued' check (state in (
        'queued', 'running', 'done', 'failed', 'handed_off', 'cancelled')),
    -- Not to be claimed before: a burst of messages becomes one turn.
    not_before timestamptz not null,
    leased_by uuid,
    lease_until timestamptz,
    epoch bigint not null default 0,
    attempt int not null default 0,
    -- What the customer has been shown so far of the running attempt.
    partial_text text not null default '',
    -- Set before the first text is shown; from then on a further message is a turn of its own.
    shown boolean not null default false,
    stop_requested boolean not null default false,
    -- How the answer came about: rung, provider, model, prompt, passages, timings, tokens.
    provenance jsonb,
    created_at timestamptz not null default now(),
    finished_at timestamptz,
    unique (conversation_id, trigger_seq)
);
create unique index turn_one_active
    on assistant.turn (conversation_id) where state in ('queued', 'running');
create index turn_claimable
    on assistant.turn (not_before) where state in ('queued', 'running');
