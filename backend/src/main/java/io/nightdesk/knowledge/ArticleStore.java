package io.nightdesk.knowledge;

import io.nightdesk.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Working copies of articles in PostgreSQL; what customers see is in [PublicationStore].
@Component
class ArticleStore {

    private static final String ARTICLE =
            """
            select a.id as key, a.slug, a.title, a.body, a.section, a.locale, a.internal, a.audience,
                   a.valid_until, a.revision,
                   a.updated_on, a.updated_at, a.updated_by, p.revision as published_revision,
                   p.published_at, encode(a.imported_sha256, 'hex') as imported_sha256,
                   a.imported_revision
            from knowledge.article a
            left join knowledge.publication p on p.article_id = a.id
            """;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    ArticleStore(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    Optional<ArticleRow> find(UUID site, String id) {
        return jdbc.sql(ARTICLE + "where a.site_id = :site and a.slug = :slug")
                .param("site", site)
                .param("slug", id)
                .query(ArticleStore::article)
                .optional();
    }

    /// Like [#find], and nobody else changes the article until the transaction ends.
    Optional<ArticleRow> findForUpdate(UUID site, String id) {
        return jdbc.sql(ARTICLE + "where a.site_id = :site and a.slug = :slug for update of a")
                .param("site", site)
                .param("slug", id)
                .query(ArticleStore::article)
                .optional();
    }

    Optional<ArticleRow> findForUpdate(UUID key) {
        return jdbc.sql(ARTICLE + "where a.id = :key for update of a")
                .param("key", key)
                .query(ArticleStore::article)
                .optional();
    }

    /// Whether a source keeps this article.
    boolean isOfSource(UUID key) {
        return jdbc.sql("select 1 from knowledge.source_document where article_id = :key")
                .param("key", key)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /// Every article that a source keeps; returns how many.
    int deleteOf(UUID source) {
        return jdbc.sql(
                        """
                        delete from knowledge.article
                        where id in (select article_id from knowledge.source_document
                                     where source_id = :source)
                        """)
                .param("source", source)
                .update();
    }

    /// With what customers see of it.
    void delete(UUID key) {
        jdbc.sql("delete from knowledge.article where id = :key").param("key", key).update();
    }

    /// False if the id is taken.
    boolean insert(UUID site, String id, ArticleInput input, LocalDate updated, String by) {
        return jdbc.sql(
                                """
                                insert into knowledge.article (
                                    id, site_id, slug, title, body, section, locale, internal,
                                    audience, valid_until, updated_on, updated_at, updated_by)
                                values (
                                    :key, :site, :slug, :title, :body, :section, :locale, :internal,
                                    :audience, :validUntil, :updated, :now, :by)
                                on conflict (site_id, slug) do nothing
                                """)
                        .param("key", ids.next())
                        .param("site", site)
                        .param("slug", id)
                        .param("title", input.title())
                        .param("body", input.body())
                        .param("section", input.section())
                        .param("locale", input.locale())
                        .param("internal", input.internal())
                        .param("audience", input.audience())
                        .param("validUntil", input.validUntil(), Types.DATE)
                        .param("updated", updated)
                        .param("now", utc(clock.instant()))
                        .param("by", by)
                        .update()
                == 1;
    }

    void update(UUID key, ArticleInput input, LocalDate updated, String by) {
        jdbc.sql(
                        """
                        update knowledge.article
                        set title = :title, body = :body, section = :section, locale = :locale,
                            internal = :internal, audience = :audience,
                            valid_until = :validUntil, revision = revision + 1,
                            updated_on = :updated, updated_at = :now, updated_by = :by
                        where id = :key
                        """)
                .param("title", input.title())
                .param("body", input.body())
                .param("section", input.section())
                .param("locale", input.locale())
                .param("internal", input.internal())
                .param("audience", input.audience())
                .param("validUntil", input.validUntil(), Types.DATE)
                .param("updated", updated)
                .param("now", utc(clock.instant()))
                .param("by", by)
                .param("key", key)
                .update();
    }

    /// The day for an article that is written now.
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Remembers that the working copy as it is now came from a file with this content.
    void markImported(UUID key, byte[] sha256) {
        jdbc.sql(
                        """
                        update knowledge.article
                        set imported_sha256 = :sha256, imported_revision = revision
                        where id = :key
                        """)
                .param("sha256", sha256)
                .param("key", key)
                .update();
    }

    /// Articles last changed first, after a position in that order.
    List<Listed> list(UUID site, ArticleFilter filter, @Nullable Position after, int limit) {
        List<String> words = words(filter.query());
        StringBuilder sql =
                new StringBuilder(
                        """
                        select a.id as key, a.slug, a.title, a.section, a.locale, a.internal,
                               a.revision, a.updated_at, p.revision as published_revision
                        from knowledge.article a
                        left join knowledge.publication p on p.article_id = a.id
                        where a.site_id = :site
                        """);
        for (int i = 0; i < words.size(); i++) {
            sql.append("and concat_ws(' ', a.title, a.slug, a.section, a.body) ilike :word")
                    .append(i)
                    .append('\n');
        }
        if (filter.locale() != null) {
            sql.append("and a.locale = :locale\n");
        }
        if (filter.status() != null) {
            sql.append(
                    switch (filter.status()) {
                        case DRAFT -> "and p.revision is null\n";
                        case PUBLISHED -> "and p.revision = a.revision\n";
                        case CHANGED -> "and p.revision <> a.revision\n";
                    });
        }
        if (after != null) {
            sql.append("and (a.updated_at, a.id) < (:at, :key)\n");
        }
        sql.append("order by a.updated_at desc, a.id desc limit :limit");
        JdbcClient.StatementSpec statement =
                jdbc.sql(sql.toString()).param("site", site).param("limit", limit);
        for (int i = 0; i < words.size(); i++) {
            statement = statement.param("word" + i, "%" + words.get(i) + "%");
        }
        if (filter.locale() != null) {
            statement = statement.param("locale", filter.locale());
        }
        if (after != null) {
            statement = statement.param("at", utc(after.at())).param("key", after.key());
        }
        return statement.query(ArticleStore::listed).list();
    }

    /// Of articles that are not internal, by name.
    List<String> sections(UUID site) {
        return jdbc.sql(
                        """
                        select distinct section
                        from knowledge.article
                        where site_id = :site and section <> '' and not internal
                        order by section
                        """)
                .param("site", site)
                .query((row, _) -> row.getString("section"))
                .list();
    }

    /// Where a page ended.
    record Position(Instant at, UUID key) {}

    /// A line of a list, and where it stands.
    record Listed(ArticleSummary summary, Position position) {}

    private static List<String> words(@Nullable String query) {
        return SPACE.splitAsStream(query == null ? "" : query.strip())
                .filter(word -> !word.isEmpty())
                .limit(8)
                .map(word -> word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .toList();
    }

    private static Listed listed(ResultSet row, int number) throws SQLException {
        Instant updatedAt = instant(row, "updated_at");
        return new Listed(
                new ArticleSummary(
                        row.getString("slug"),
                        row.getString("title"),
                        row.getString("section"),
                        row.getString("locale"),
                        row.getBoolean("internal"),
                        ArticleRow.status(
                                row.getLong("revision"),
                                row.getObject("published_revision", Long.class)),
                        updatedAt),
                new Position(updatedAt, row.getObject("key", UUID.class)));
    }

    private static ArticleRow article(ResultSet row, int number) throws SQLException {
        OffsetDateTime publishedAt = row.getObject("published_at", OffsetDateTime.class);
        return new ArticleRow(
                row.getObject("key", UUID.class),
                row.getString("slug"),
                row.getString("title"),
                row.getString("body"),
                row.getString("section"),
                row.getString("locale"),
                row.getBoolean("internal"),
                row.getString("audience"),
                row.getObject("valid_until", LocalDate.class),
                row.getLong("revision"),
                row.getObject("updated_on", LocalDate.class),
                instant(row, "updated_at"),
                row.getString("updated_by"),
                row.getObject("published_revision", Long.class),
                publishedAt == null ? null : publishedAt.toInstant(),
                row.getString("imported_sha256"),
                row.getObject("imported_revision", Long.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
