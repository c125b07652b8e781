-- A draft's revision never comes twice, also when the draft is discarded and begun anew: an editor
-- still holding the old one must not overwrite it. Locks: prompt.draft, briefly.
create sequence prompt.draft_revision;

alter table prompt.draft alter column revision set default nextval('prompt.draft_revision');
