package io.nightdesk.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Sources, each with its last run, and their uploads in PostgreSQL.
@Component
class SourceStore {

    private static final String SOURCE =
            """
            select s.id, s.kind, s.name, s.location, s.locale, s.internal, s.depth,
                   s.every_minutes, s.revision,
                   (select count(*) from knowledge.source_document d
                    where d.source_id = s.id and d.article_id is not null) as articles,
                   (select count(*) from knowledge.source_document d
                    where d.source_id = s.id and d.problem is not null)
                   + (select count(distinct d.path)
            """
                    + SourceDocumentStore.CONTRADICTIONS
                    + """
                    where d.source_id = s.id) as problems,
                   (select max(f.finished_at) from knowledge.source_run f
                    where f.source_id = s.id and f.state = 'done') as fresh_at,
                   r.number, r.state, r.asked_at, r.started_at, r.finished_at, r.total, r.done,
                   r.added, r.changed, r.unchanged, r.removed, r.kept, r.failed, r.failure
            from knowledge.source s
            join knowledge.source_run r on r.source_id = s.id
              and r.number = (select max(number) from knowledge.source_run
                              where source_id = s.id)
            where s.site_id = :site
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SourceStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// By name.
    List<Source> list(UUID site) {
        return jdbc.sql(SOURCE + "order by lower(s.name), s.id")
                .param("site", site)
                .query(SourceStore::source)
                .list();
    }

    Optional<Source> find(UUID site, UUID id) {
        return jdbc.sql(SOURCE + "and s.id = :id")
                .param("site", site)
                .param("id", id)
                .query(SourceStore::source)
                .optional();
    }

    void insert(UUID site, UUID id, SourceInput input, String by) {
        jdbc.sql(
                        """
                        insert into knowledge.source (
                            id, site_id, kind, name, location, locale, internal, depth,
                            every_minutes, created_at, created_by)
                        values (
                            :id, :site, :kind, :name, :location, :locale, :internal, :depth,
                            :every, :now, :by)
                        """)
                .param("id", id)
                .param("site", site)
                .param("kind", input.kind().wireName())
                .param("name", input.name())
                .param("location", input.location())
                .param("locale", input.locale())
                .param("internal", input.internal())
                .param("depth", input.depth())
                .param("every", input.everyMinutes())
                .param("now", utc(clock.instant()))
                .param("by", by)
                .update();
    }

    /// False if the source was edited since `revision`, or is gone.
    boolean update(UUID id, String name, @Nullable Integer everyMinutes, long revision) {
        return jdbc.sql(
                                """
                                update knowledge.source
                                set name = :name, every_minutes = :every, revision = revision + 1
                                where id = :id and revision = :revision
                                """)
                        .param("name", name)
                        .param("every", everyMinutes)
                        .param("id", id)
                        .param("revision", revision)
                        .update()
                == 1;
    }

    /// Its documents, runs and upload go with it; its articles do not.
    void delete(UUID id) {
        jdbc.sql("delete from knowledge.source where id = :id").param("id", id).update();
    }

    void putUpload(UUID id, String fileName, byte[] content) {
        jdbc.sql("update knowledge.source set location = :name where id = :id")
                .param("name", fileName)
                .param("id", id)
                .update();
        jdbc.sql(
                        """
                        insert into knowledge.source_upload (source_id, content)
                        values (:id, :content)
                        on conflict (source_id) do update set content = excluded.content
                        """)
                .param("id", id)
                .param("content", content)
                .update();
    }

    byte[] upload(UUID id) {
        return jdbc.sql("select content from knowledge.source_upload where source_id = :id")
                .param("id", id)
                .query(byte[].class)
                .single();
    }

    private static Source source(ResultSet row, int number) throws SQLException {
        return new Source(
                row.getObject("id", UUID.class),
                Source.Kind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("location"),
                row.getString("locale"),
                row.getBoolean("internal"),
                row.getInt("depth"),
                row.getObject("every_minutes", Integer.class),
                row.getLong("revision"),
                row.getInt("articles"),
                row.getInt("problems"),
                instant(row, "fresh_at"),
                run(row));
    }

    private static SourceRun run(ResultSet row) throws SQLException {
        return new SourceRun(
                row.getLong("number"),
                SourceRun.State.of(row.getString("state")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                row.getInt("total"),
                row.getInt("done"),
                row.getInt("added"),
                row.getInt("changed"),
                row.getInt("unchanged"),
                row.getInt("removed"),
                row.getInt("kept"),
                row.getInt("failed"),
                row.getString("failure"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
