-- Which releases the schema still serves. A migration that takes something away (the second half of
-- an expand and contract) raises the floor to the last migration of the first release that no longer
-- needs it; older ones then say so instead of failing at some statement.
-- Locks: only new objects.
create table node.schema_floor (
    only_row boolean primary key default true check (only_row),
    version text not null check (version ~ '^[0-9]{12}$')
);

insert into node.schema_floor (version) values ('202611261050');
