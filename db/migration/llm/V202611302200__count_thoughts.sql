-- What providers tell of tokens besides how many there were: which of those read they keep for the next
-- time, and which of those written the model only thought. And what none of them told is null, not 0.
-- Locks: the table for a moment; columns without a default rewrite nothing.
set lock_timeout = '2s';

alter table llm.attempt
    -- Of tokens_in; null where the provider did not tell. A release before this migration wrote 0 there.
    alter column tokens_cached drop not null,
    -- Of tokens_in, and not of tokens_cached; null likewise.
    add column tokens_cache_write bigint,
    -- Of tokens_out; null likewise.
    add column tokens_reasoning bigint;
