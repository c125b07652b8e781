package io.nightdesk.evaluation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rows of `evaluation.evaluation`.
@Component
class EvaluationStore {

    private static final int LISTED = 50;

    private final JdbcClient jdbc;

    EvaluationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false while another one of the site runs
    boolean begin(UUID id, UUID site, String name, int total, String flaws, String by) {
        jdbc.sql(
                        """
                        update evaluation.evaluation
                        set state = 'failed'
                        where site_id = :site and state = 'running'
                        and heard_at < now() - interval '1 minute'
                        """)
                .param("site", site)
                .update();
        try {
            jdbc.sql(
                            """
                            insert into evaluation.evaluation
                                (id, site_id, name, state, total, flaws, created_by)
                            values (:id, :site, :name, 'running', :total, :flaws::jsonb, :by)
                            """)
                    .param("id", id)
                    .param("site", site)
                    .param("name", name)
                    .param("total", total)
                    .param("flaws", flaws)
                    .param("by", by)
                    .update();
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    void heard(UUID id, int done) {
        jdbc.sql(
                        """
                        update evaluation.evaluation
                        set done = :done, heard_at = now()
                        where id = :id and state = 'running'
                        """)
                .param("id", id)
                .param("done", done)
                .update();
    }

    /// @param report null if it has failed
    void end(UUID id, @Nullable String report) {
        jdbc.sql(
                        """
                        update evaluation.evaluation
                        set state = case when :report::jsonb is null then 'failed' else 'done' end,
                            done = case when :report::jsonb is null then done else total end,
                            report = :report::jsonb
                        where id = :id and state = 'running'
                        """)
                .param("id", id)
                .param("report", report)
                .update();
    }

    /// The newest first, without their questions.
    List<Evaluation> list(UUID site) {
        return jdbc.sql(
                        """
                        select id, name, state, heard_at < now() - interval '1 minute' as silent,
                            total, done, flaws, report - 'questions' - 'changes' as report,
                            created_by, created_at
                        from evaluation.evaluation
                        where site_id = :site
                        order by created_at desc
                        limit :most
                        """)
                .param("site", site)
                .param("most", LISTED)
                .query(EvaluationStore::evaluation)
                .list();
    }

    Optional<Evaluation> find(UUID site, UUID id) {
        return jdbc.sql(
                        """
                        select id, name, state, heard_at < now() - interval '1 minute' as silent,
                            total, done, flaws, report, created_by, created_at
                        from evaluation.evaluation
                        where site_id = :site and id = :id
                        """)
                .param("site", site)
                .param("id", id)
                .query(EvaluationStore::evaluation)
                .optional();
    }

    /// The report of the last one that was finished.
    Optional<String> lastReport(UUID site) {
        return jdbc.sql(
                        """
                        select report from evaluation.evaluation
                        where site_id = :site and state = 'done'
                        order by created_at desc
                        limit 1
                        """)
                .param("site", site)
                .query(String.class)
                .optional();
    }

    private static Evaluation evaluation(ResultSet row, int number) throws SQLException {
        Evaluation.State state =
                Evaluation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        boolean died = state == Evaluation.State.RUNNING && row.getBoolean("silent");
        return new Evaluation(
                row.getObject("id", UUID.class),
                row.getString("name"),
                died ? Evaluation.State.FAILED : state,
                row.getInt("total"),
                row.getInt("done"),
                row.getString("flaws"),
                row.getString("report"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
