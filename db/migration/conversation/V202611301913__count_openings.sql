-- New conversations of the last hours, by the network they came from, so that nobody gets round the
-- limits of one visitor by being many.
-- Locks: only new objects.
create table conversation.opening (
    id bigint generated always as identity primary key,
    -- An IPv4 address, or the /64 of an IPv6 one.
    network cidr not null,
    at timestamptz not null
);

create index opening_network on conversation.opening (network, at);
create index opening_at on conversation.opening (at);
