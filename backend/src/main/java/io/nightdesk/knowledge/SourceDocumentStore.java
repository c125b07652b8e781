package io.nightdesk.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The documents of sources in PostgreSQL.
@Component
class SourceDocumentStore {

    private static final String DOCUMENT =
            """
            select path, label, article_id, state, depth, problem,
                   encode(content_sha256, 'hex') as content_sha256, run
            from knowledge.source_document
            where source_id = :source
            """;

    /// Documents `d` whose article `a` says something else than another published one, `b`, under
    /// the same title, in the same language and for the same readers.
    static final String CONTRADICTIONS =
            """
            from knowledge.source_document d
            join knowledge.article a on a.id = d.article_id
            join knowledge.article b
              on b.site_id = a.site_id
             and lower(b.title) = lower(a.title)
             and b.locale = a.locale
             and b.audience = a.audience
             and b.internal = a.internal
             and b.id <> a.id
             and b.body <> a.body
            join knowledge.publication p on p.article_id = a.id
            join knowledge.publication q on q.article_id = b.id
            """;

    private final JdbcClient jdbc;

    SourceDocumentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SourceDocument> all(UUID source) {
        return jdbc.sql(DOCUMENT)
                .param("source", source)
                .query(SourceDocumentStore::document)
                .list();
    }

    Optional<SourceDocument> find(UUID source, String path) {
        return jdbc.sql(DOCUMENT + "and path = :path")
                .param("source", source)
                .param("path", path)
                .query(SourceDocumentStore::document)
                .optional();
    }

    /// Those that this run has not seen.
    List<SourceDocument> unseen(UUID source, long run) {
        return jdbc.sql(DOCUMENT + "and run < :run order by path")
                .param("source", source)
                .param("run", run)
                .query(SourceDocumentStore::document)
                .list();
    }

    /// Where this run found something that is no article.
    List<String> badLabels(UUID source, long run) {
        return jdbc.sql(
                        """
                        select label from knowledge.source_document
                        where source_id = :source and run = :run and state = 'bad'
                        """)
                .param("source", source)
                .param("run", run)
                .query((row, _) -> row.getString("label"))
                .list();
    }

    void put(UUID source, SourceDocument document) {
        jdbc.sql(
                        """
                        insert into knowledge.source_document (
                            source_id, path, label, article_id, state, depth, problem,
                            content_sha256, run)
                        values (
                            :source, :path, :label, :article, :state, :depth, :problem,
                            decode(:sha256, 'hex'), :run)
                        on conflict (source_id, path) do update
                        set label = excluded.label, article_id = excluded.article_id,
                            state = excluded.state, depth = excluded.depth,
                            problem = excluded.problem,
                            content_sha256 = excluded.content_sha256, run = excluded.run
                        """)
                .param("source", source)
                .param("path", document.path())
                .param("label", document.label())
                .param("article", document.article())
                .param("state", document.state().name().toLowerCase(Locale.ROOT))
                .param("depth", document.depth())
                .param("problem", document.problem())
                .param("sha256", document.contentSha256())
                .param("run", document.run())
                .update();
    }

    void remove(UUID source, String path) {
        jdbc.sql(
                        """
                        delete from knowledge.source_document
                        where source_id = :source and path = :path
                        """)
                .param("source", source)
                .param("path", path)
                .update();
    }

    /// While the transaction lasts, no run adds to the source's documents.
    void lock(UUID source) {
        jdbc.sql(
                        """
                        select number from knowledge.source_run
                        where source_id = :source
                        for update
                        """)
                .param("source", source)
                .query(Long.class)
                .list();
    }

    /// What somebody should look at, by place.
    List<SourceProblem> problems(UUID source, int limit) {
        return jdbc.sql(
                        """
                        select d.label, d.problem, a.slug
                        from knowledge.source_document d
                        left join knowledge.article a on a.id = d.article_id
                        where d.source_id = :source and d.problem is not null
                        order by d.label
                        limit :limit
                        """)
                .param("source", source)
                .param("limit", limit)
                .query(
                        (row, _) ->
                                new SourceProblem(
                                        row.getString("label"),
                                        row.getString("problem"),
                                        row.getString("slug")))
                .list();
    }

    /// Articles that say something else than another published one of the same title and language.
    List<SourceProblem> contradictions(UUID source, int limit) {
        return jdbc.sql(
                        "select d.label, a.slug, min(b.slug) as other\n"
                                + CONTRADICTIONS
                                + """
                                where d.source_id = :source
                                group by d.label, a.slug
                                order by d.label
                                limit :limit
                                """)
                .param("source", source)
                .param("limit", limit)
                .query(
                        (row, _) ->
                                new SourceProblem(
                                        row.getString("label"),
                                        "it says something else than %s under the same title;"
                                                        .formatted(row.getString("other"))
                                                + " correct one of them",
                                        row.getString("slug")))
                .list();
    }

    private static SourceDocument document(ResultSet row, int number) throws SQLException {
        return new SourceDocument(
                row.getString("path"),
                row.getString("label"),
                row.getObject("article_id", UUID.class),
                SourceDocument.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInt("depth"),
                row.getString("problem"),
                row.getString("content_sha256"),
                row.getLong("run"));
    }
}
