-- The duty to answer as a function, so that it can be put down in the statement of the message that
-- causes it. The application reached the same by a statement of its own; both may run side by side.
-- Locks: only new objects.

-- The active turn of the conversation takes the message over if it can: a queued one waits a little
-- longer for the rest of the burst, a running one that has shown nothing starts again. One that shows
-- text already is left to end; its end looks for the message. Where none is active there will be a new
-- turn; a duty that was cancelled without an answer, and arises again, is the same turn again.
-- Whoever calls holds the lock of the conversation's row.
-- turn: its id, if there will be one
-- debounce, most: seconds to wait for more of a burst, after this message and altogether
create function assistant.queue(
    turn uuid, conversation uuid, seq bigint, owner_epoch bigint,
    debounce double precision, most double precision
) returns boolean language plpgsql as $$
declare
    active record;
begin
    select t.id, t.state, t.shown into active
    from assistant.turn t
    where t.conversation_id = queue.conversation and t.state in ('queued', 'running')
    for no key update;
    if found then
        update assistant.turn t
        set through_seq = queue.seq,
            not_before = least(now() + make_interval(secs => debounce),
                t.created_at + make_interval(secs => most)),
            epoch = case when t.state = 'running' then t.epoch + 1 else t.epoch end,
            state = 'queued', leased_by = null, lease_until = null
        where t.id = active.id and (active.state = 'queued' or not active.shown);
        return found;
    end if;
    insert into assistant.turn as t (id, conversation_id, trigger_seq, through_seq, owner_epoch,
        not_before)
    values (queue.turn, queue.conversation, queue.seq, queue.seq, queue.owner_epoch,
        now() + make_interval(secs => debounce))
    on conflict (conversation_id, trigger_seq) do update
    set state = 'queued', through_seq = excluded.through_seq,
        owner_epoch = excluded.owner_epoch, not_before = excluded.not_before,
        epoch = t.epoch + 1, attempt = 0, shown = false, partial_text = '',
        stop_requested = false, finished_at = null
    where t.state in ('cancelled', 'failed');
    return found;
end
$$;
