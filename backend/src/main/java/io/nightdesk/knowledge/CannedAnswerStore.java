package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.CannedIndex;
import io.nightdesk.knowledge.index.IndexedArticle;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Canned answers in PostgreSQL.
@Component
class CannedAnswerStore {

    private static final String ANSWER =
            """
            select id, title, body, locale, examples, enabled, revision, updated_at, updated_by
            from knowledge.canned_answer
            where site_id = :site
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CannedAnswerStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<CannedAnswer> all(UUID site) {
        return jdbc.sql(ANSWER + "order by title, id")
                .param("site", site)
                .query(CannedAnswerStore::answer)
                .list();
    }

    /// What the enabled ones are recognised by.
    List<CannedIndex.Entry> entries(UUID site) {
        return all(site).stream()
                .filter(CannedAnswer::enabled)
                .map(
                        answer ->
                                new CannedIndex.Entry(
                                        answer.id().toString(),
                                        IndexedArticle.languageOf(answer.locale()),
                                        answer.examples()))
                .toList();
    }

    Optional<CannedAnswer> find(UUID site, UUID id) {
        return jdbc.sql(ANSWER + "and id = :id")
                .param("site", site)
                .param("id", id)
                .query(CannedAnswerStore::answer)
                .optional();
    }

    void insert(UUID site, UUID id, CannedAnswerInput input, String by) {
        bound(
                        """
                        insert into knowledge.canned_answer (
                            id, site_id, title, body, locale, examples, enabled, updated_at,
                            updated_by)
                        values (
                            :id, :site, :title, :body, :locale, :examples, :enabled, :now, :by)
                        """,
                        site,
                        id,
                        input,
                        by)
                .update();
    }

    /// False if it is not there at this revision.
    boolean update(UUID site, UUID id, CannedAnswerInput input, long revision, String by) {
        return bound(
                                """
                                update knowledge.canned_answer
                                set title = :title, body = :body, locale = :locale,
                                    examples = :examples, enabled = :enabled,
                                    revision = revision + 1, updated_at = :now, updated_by = :by
                                where site_id = :site and id = :id and revision = :revision
                                """,
                                site,
                                id,
                                input,
                                by)
                        .param("revision", revision)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec bound(
            String sql, UUID site, UUID id, CannedAnswerInput input, String by) {
        return jdbc.sql(sql)
                .param("site", site)
                .param("id", id)
                .param("title", input.title())
                .param("body", input.body())
                .param("locale", input.locale())
                .param("examples", input.examples().toArray(String[]::new))
                .param("enabled", input.enabled())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by);
    }

    boolean delete(UUID site, UUID id) {
        return jdbc.sql("delete from knowledge.canned_answer where site_id = :site and id = :id")
                        .param("site", site)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static CannedAnswer answer(ResultSet row, int number) throws SQLException {
        return new CannedAnswer(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("body"),
                row.getString("locale"),
                List.of((String[]) row.getArray("examples").getArray()),
                row.getBoolean("enabled"),
                row.getLong("revision"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }
}
