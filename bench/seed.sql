-- 10,000 customers with a conversation each, owned by a person so that nobody is answered.
insert into identity.visitor (id, site_id, name, locale)
select ('00000000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid, (select id from site.site limit 1), 'Bench', 'en'
from generate_series(1, 10000) i;
insert into identity.visitor_session (token_sha256, visitor_id)
select sha256(convert_to('bench-' || i, 'UTF8')), ('00000000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid
from generate_series(1, 10000) i;
insert into conversation.conversation (id, site_id, visitor_id, locale, owner, agent_id, agent_name)
select ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, (select id from site.site limit 1),
    ('00000000-0000-7000-9000-' || lpad(to_hex(i), 12, '0'))::uuid, 'en', 'agent', gen_random_uuid(), 'Bench'
from generate_series(1, 10000) i;
