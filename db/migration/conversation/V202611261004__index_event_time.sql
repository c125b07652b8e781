-- Finds what was said lately, for the watchdog that looks for customers left alone. The log only
-- grows, in the order of time, so a block-range index of a few pages does; a tree would cost every
-- append. Locks: writes to the log wait while it is built, which reads the table once.
create index event_at on conversation.event using brin (at) with (autosummarize = on);
