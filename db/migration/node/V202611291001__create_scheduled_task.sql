-- What has to happen later: a row for each timer, written in the transaction of what it is about and
-- worked on by any node (db-scheduler 16; the columns are its own).
-- Locks: only new objects.
create table node.scheduled_task (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    state text,
    primary key (task_name, task_instance)
);
create index scheduled_task_execution_time on node.scheduled_task (execution_time);
create index scheduled_task_last_heartbeat on node.scheduled_task (last_heartbeat);
