package io.nightdesk.knowledge;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Runs of sources in PostgreSQL. One of a source is open at most, and whoever takes it fences off
/// whoever held it before.
@Component
class SourceRunStore {

    private static final int KEPT_RUNS = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    SourceRunStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Asks for a run unless one is open. Earlier ones beyond the last twenty are forgotten.
    void ask(UUID id) {
        jdbc.sql(
                        """
                        insert into knowledge.source_run (source_id, number, state, asked_at)
                        select s.id, coalesce(max(r.number), 0) + 1, 'waiting', :now
                        from knowledge.source s
                        left join knowledge.source_run r on r.source_id = s.id
                        where s.id = :id
                        group by s.id
                        on conflict do nothing
                        """)
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
        jdbc.sql(
                        """
                        delete from knowledge.source_run
                        where source_id = :id
                          and number <= (select max(number) from knowledge.source_run
                                         where source_id = :id) - :kept
                        """)
                .param("id", id)
                .param("kept", KEPT_RUNS)
                .update();
    }

    /// Ends an open run, whoever holds it.
    void cancel(UUID id, String why) {
        jdbc.sql(
                        """
                        update knowledge.source_run
                        set state = 'failed', failure = :why, finished_at = :now
                        where source_id = :id and state in ('waiting', 'running')
                        """)
                .param("why", why)
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
    }

    /// Takes the open run, if there is one: whoever held it before can write nothing more.
    Optional<Hold> take(UUID id) {
        return jdbc.sql(
                        """
                        update knowledge.source_run
                        set state = 'running', attempt = attempt + 1,
                            started_at = coalesce(started_at, :now)
                        where source_id = :id and state in ('waiting', 'running')
                        returning source_id, number, attempt
                        """)
                .param("now", utc(clock.instant()))
                .param("id", id)
                .query(
                        (row, _) ->
                                new Hold(
                                        row.getObject("source_id", UUID.class),
                                        row.getLong("number"),
                                        row.getInt("attempt")))
                .optional();
    }

    /// Whether the run is still this holder's; until the transaction ends nobody else takes it.
    boolean isHeld(Hold hold) {
        return jdbc.sql(
                        """
                        select 1 from knowledge.source_run
                        where source_id = :source and number = :number and attempt = :attempt
                          and state = 'running'
                        for update
                        """)
                .param("source", hold.source())
                .param("number", hold.number())
                .param("attempt", hold.attempt())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Adds to the figures of a run.
    void count(Hold hold, Tally tally) {
        jdbc.sql(
                        """
                        update knowledge.source_run
                        set done = done + :done, added = added + :added,
                            changed = changed + :changed, unchanged = unchanged + :unchanged,
                            removed = removed + :removed, kept = kept + :kept,
                            failed = failed + :failed,
                            total = greatest(total + :expected, done + :done)
                        where source_id = :source and number = :number
                        """)
                .param("expected", tally.expected())
                .param("done", tally.done())
                .param("added", tally.added())
                .param("changed", tally.changed())
                .param("unchanged", tally.unchanged())
                .param("removed", tally.removed())
                .param("kept", tally.kept())
                .param("failed", tally.failed())
                .param("source", hold.source())
                .param("number", hold.number())
                .update();
    }

    /// @param failure why nothing could be read at all; null if it could
    void finish(Hold hold, @Nullable String failure) {
        jdbc.sql(
                        """
                        update knowledge.source_run
                        set state = :state, failure = :failure, finished_at = :now, total = done
                        where source_id = :source and number = :number and attempt = :attempt
                          and state = 'running'
                        """)
                .param("state", failure == null ? "done" : "failed")
                .param("failure", failure)
                .param("now", utc(clock.instant()))
                .param("source", hold.source())
                .param("number", hold.number())
                .param("attempt", hold.attempt())
                .update();
    }

    /// A run in one process's hands.
    ///
    /// @param attempt fences whoever held it before
    record Hold(UUID source, long number, int attempt) {}

    /// What some documents did to a run's figures.
    ///
    /// @param expected further documents that it heard of
    record Tally(
            int expected,
            int done,
            int added,
            int changed,
            int unchanged,
            int removed,
            int kept,
            int failed) {}

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
