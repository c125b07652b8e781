-- Language models that admins set up at the desk, which are asked for what, and what each attempt cost.
-- Locks: only new objects.
create schema llm;

create table llm.deployment (
    id uuid primary key,
    name text not null unique check (length(name) between 1 and 60),
    provider text not null check (provider in ('openai', 'anthropic', 'ollama', 'gemini')),
    url text not null check (length(url) between 1 and 500),
    -- The provider's name of it.
    model text not null check (length(model) between 1 and 200),
    -- Base64 of AES-256-GCM under a key that is not in the database, bound to this row.
    sealed_key text,
    -- Answers it may be giving at a time.
    streams bigint not null check (streams between 1 and 1000),
    enabled boolean not null,
    -- US dollars for a million tokens; null for the price that is shipped, if there is one.
    price_input numeric(12, 6) check (price_input >= 0),
    price_cached numeric(12, 6) check (price_cached >= 0),
    price_output numeric(12, 6) check (price_output >= 0),
    updated_at timestamptz not null,
    updated_by text not null,
    check (num_nulls(price_input, price_cached, price_output) in (0, 3))
);

create table llm.profile_deployment (
    profile text not null check (
        profile in ('answer', 'economy', 'judge', 'classify', 'summary', 'rewrite')),
    -- 0 is asked first.
    position bigint not null,
    deployment_id uuid not null references llm.deployment (id) on delete cascade,
    primary key (profile, position)
);
create index profile_deployment_deployment on llm.profile_deployment (deployment_id);

-- The ledger: what every attempt cost, answered or not.
create table llm.attempt (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    -- As they were: a model may be renamed or deleted later.
    deployment text not null,
    provider text not null,
    model text not null,
    profile text not null,
    -- Null where no customer waits for it.
    visitor_id uuid,
    conversation_id uuid,
    turn_id uuid,
    tokens_in bigint not null,
    -- Of tokens_in: those that the provider knew already.
    tokens_cached bigint not null,
    tokens_out bigint not null,
    -- The provider did not count them.
    estimated boolean not null,
    -- US dollars for a million tokens at that time; null when nobody knows.
    price_input numeric(12, 6),
    price_cached numeric(12, 6),
    price_output numeric(12, 6),
    -- Millionths of a US dollar; null for unknown, which is not 0.
    cost bigint,
    -- ok, or why there was no whole answer.
    outcome text not null,
    ms bigint not null
);
create index attempt_at on llm.attempt (at);
create index attempt_visitor on llm.attempt (visitor_id, at);
create index attempt_conversation on llm.attempt (conversation_id);
