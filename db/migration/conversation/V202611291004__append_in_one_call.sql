-- An append in one round trip. The application reached the same by up to ten statements, each of
-- which held the conversation's row for one more trip. Both may run side by side: both begin with
-- the lock of the row.
-- Locks: only new objects.

-- The one place where an event enters a log: gives it the next seq under the row's lock.
-- preview: what a list shows of it; null leaves the list's line as it is.
create function conversation.append(
    conversation uuid, type text, author_kind text, author_id uuid, author_name text,
    client_message_id uuid, turn_id uuid, body jsonb, preview text,
    out seq bigint, out at timestamptz
) language plpgsql as $$
begin
    update conversation.conversation c
    set last_seq = c.last_seq + 1,
        last_text = coalesce(preview, c.last_text),
        last_author = case when preview is null then c.last_author else append.author_kind end,
        last_author_name = case when preview is null then c.last_author_name else append.author_name end,
        last_at = case when preview is null then c.last_at else now() end,
        overdue = c.overdue and (preview is null or append.author_kind <> 'agent')
    where c.id = append.conversation
    returning c.last_seq into strict append.seq;

    insert into conversation.event (conversation_id, seq, type, author_kind, author_id, author_name,
        client_message_id, turn_id, body)
    values (append.conversation, append.seq, append.type, append.author_kind, append.author_id,
        append.author_name, append.client_message_id, append.turn_id, append.body)
    returning event.at into append.at;
end
$$;

-- Takes a person's message or note in, once for ever per client_message_id, and only as the
-- device's next number. Each statement sees what was committed before it, so what is read after the
-- lock is current.
-- outcome: posted, duplicate (seq and at of the first copy), id_reused, out_of_order (seq is the
-- number to go on from), not_owner, closed, or unknown
create function conversation.post(
    conversation uuid, type text, author_kind text, author_id uuid, author_name text,
    client_message_id uuid, device uuid, number bigint, body jsonb, preview text,
    out outcome text, out seq bigint, out at timestamptz, out owner text, out owner_epoch bigint
) language plpgsql as $$
declare
    visitor uuid;
    agent uuid;
    first_type text;
    first_text text;
begin
    select c.visitor_id, c.agent_id, c.owner, c.owner_epoch
    into visitor, agent, post.owner, post.owner_epoch
    from conversation.conversation c
    where c.id = post.conversation
    for no key update;
    if not found or post.author_kind = 'visitor' and visitor <> post.author_id then
        outcome := 'unknown';
        return;
    end if;

    select e.seq, e.at, e.type, e.body ->> 'text'
    into post.seq, post.at, first_type, first_text
    from conversation.event e
    where e.conversation_id = post.conversation and e.client_message_id = post.client_message_id;
    if found then
        outcome := case when first_type = post.type and first_text = post.body ->> 'text'
            then 'duplicate' else 'id_reused' end;
        return;
    end if;

    if post.type = 'message' then
        if post.owner = 'closed' then
            outcome := 'closed';
            return;
        end if;
        if post.author_kind = 'agent' and agent is distinct from post.author_id then
            outcome := 'not_owner';
            return;
        end if;
    end if;

    insert into conversation.device (conversation_id, device_id, last_number)
    select post.conversation, post.device, post.number
    where post.number = 1
        or exists (
            select 1 from conversation.device d
            where d.conversation_id = post.conversation and d.device_id = post.device)
    on conflict (conversation_id, device_id) do update
    set last_number = excluded.last_number
    where device.last_number = excluded.last_number - 1;
    if not found then
        outcome := 'out_of_order';
        seq := 1 + coalesce((
            select d.last_number from conversation.device d
            where d.conversation_id = post.conversation and d.device_id = post.device), 0);
        return;
    end if;

    select a.seq, a.at into post.seq, post.at
    from conversation.append(post.conversation, post.type, post.author_kind, post.author_id,
        post.author_name, post.client_message_id, null, post.body, post.preview) a;
    outcome := 'posted';
end
$$;
