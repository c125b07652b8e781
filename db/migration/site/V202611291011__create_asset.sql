-- Scripts and styles of the widget and the console, whose names carry a hash of their content. A page
-- that was opened before an upgrade still asks for those of its own release, and while two releases
-- run, a page may ask either.
-- Locks: only new objects.
create table site.asset (
    -- below the folder of the build, such as widget/assets/chat-3fa9c1d2.js
    path text primary key,
    content bytea not null,
    -- when a node that has it in its own build last said so
    seen_at timestamptz not null default now()
);
