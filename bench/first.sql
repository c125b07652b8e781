-- The rows with which every turn begins: a conversation with its first message, so that plans are
-- made for tables with something in them.
truncate conversation.event, conversation.device;
update conversation.conversation set last_seq = 0;
select count(*) from (
    select conversation.post(c.id, 'message', 'visitor', c.visitor_id, 'Bench', gen_random_uuid(),
        gen_random_uuid(), 1, '{"text": "Hello"}', 'Hello')
    from conversation.conversation c) posted;
