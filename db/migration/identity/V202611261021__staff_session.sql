-- Sessions of signed-in staff, in the shape Spring Session JDBC reads and writes; hence its column
-- names and its times in milliseconds. Kept here and not in Redis: losing them would sign everyone out.
create table identity.staff_session (
    primary_id text primary key,
    session_id text not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval integer not null,
    expiry_time bigint not null,
    principal_name text
);

create index staff_session_expiry on identity.staff_session (expiry_time);
create index staff_session_principal on identity.staff_session (principal_name);

create table identity.staff_session_attributes (
    session_primary_id text not null references identity.staff_session (primary_id) on delete cascade,
    attribute_name text not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
