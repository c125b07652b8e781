-- Where a node serves, so that an upgrade on the same machine finds whom to replace. `name` (host and
-- process id) is read for that too from now on.
-- Locks: the table for a moment; it has a row for each process.
set lock_timeout = '2s';

-- null until the node serves, and for nodes of release 0.1.0
alter table node.node add column port int check (port between 1 and 65535);
