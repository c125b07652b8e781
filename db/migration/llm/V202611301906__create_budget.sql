-- How much an admin allows to be spent on language models.
-- Locks: only new objects.
set lock_timeout = '2s';

-- One row at most; without it the server's configuration holds.
create table llm.budget (
    id boolean primary key default true check (id),
    turns_per_minute bigint not null check (turns_per_minute >= 1),
    turns_per_day bigint not null check (turns_per_day >= 1),
    conversation_turns bigint not null check (conversation_turns >= 1),
    conversation_tokens bigint not null check (conversation_tokens >= 1),
    -- US dollars in a day (UTC); null for no limit.
    daily numeric(12, 2) check (daily > 0),
    -- Percent of daily from which on people are warned and cheaper models answer.
    soft bigint not null check (soft between 1 and 100),
    updated_at timestamptz not null,
    updated_by text not null
);
