-- Two more sources of judgements: what agents do with an answer that was suggested to them, and
-- customers who come back with the same.
-- Locks: confidence.judgement, while it is read once: tens of thousands of small rows.
set lock_timeout = '2s';

-- agent: used as suggested, changed, or dismissed. reopened: asked about the same section of the
-- help centre again within 72 hours.
alter table confidence.judgement
    drop constraint judgement_source_check,
    add constraint judgement_source_check
        check (source in ('review', 'report', 'agent', 'thumb', 'person', 'reopened'));
