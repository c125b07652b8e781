-- The product's append, for pgbench: each client writes to 600 conversations in turn, as one
-- device, with the next number of each.
\set n :n + 1
\set i 1 + :client_id * 600 + :n % 600
\set number 1 + :n / 600
select outcome from conversation.post(
    ('00000000-0000-7000-8000-' || lpad(to_hex((:i)::int), 12, '0'))::uuid, 'message', 'visitor',
    ('00000000-0000-7000-9000-' || lpad(to_hex((:i)::int), 12, '0'))::uuid, 'Bench', gen_random_uuid(),
    ('00000000-0000-7000-a000-' || lpad(to_hex((:device)::int), 12, '0'))::uuid, (:number)::bigint,
    '{"text": "Where is my parcel? I have been waiting for a week."}',
    'Where is my parcel? I have been waiting for a week.');
