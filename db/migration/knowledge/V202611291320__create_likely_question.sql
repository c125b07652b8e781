-- Questions that customers are likely to ask, made by a language model out of sections of articles.
-- Locks: only a new object.
set lock_timeout = '2s';

create table knowledge.likely_question (
    -- Of the section's text as the model read it.
    content_sha256 bytea not null check (length(content_sha256) = 32),
    -- Of the instructions it was given.
    prompt_sha256 text not null check (prompt_sha256 ~ '^[0-9a-f]{64}$'),
    -- None if the model wrote something else: it is not asked again.
    questions text[] not null,
    made_at timestamptz not null,
    primary key (content_sha256, prompt_sha256)
);
