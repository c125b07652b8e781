-- Whoever stops an answer that shows nothing yet and writes on wants the next message answered.
-- Locks: only the function.

create or replace function assistant.queue(
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
            not_before = case when t.state = 'running' then now() + make_interval(secs => debounce)
                else least(now() + make_interval(secs => debounce),
                    t.created_at + make_interval(secs => most)) end,
            created_at = case when t.state = 'running' then now() else t.created_at end,
            epoch = case when t.state = 'running' then t.epoch + 1 else t.epoch end,
            attempt = case when t.state = 'running' then 0 else t.attempt end,
            state = 'queued', leased_by = null, lease_until = null, stop_requested = false
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
        created_at = now(), epoch = t.epoch + 1, attempt = 0, shown = false, partial_text = '',
        stop_requested = false, finished_at = null
    where t.state in ('cancelled', 'failed');
    return found;
end
$$;
