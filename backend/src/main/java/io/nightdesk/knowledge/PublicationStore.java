package io.nightdesk.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What customers see of articles, in PostgreSQL. Every read leaves out what is internal or no
/// longer valid.
@Component
class PublicationStore {

    /// An article marked internal is hidden at once, even if an earlier text was published.
    private static final String PUBLISHED =
            """
            select a.slug, p.revision, p.title, p.body, p.section, p.locale, p.audience,
                   p.valid_until, p.updated_on
            from knowledge.publication p
            join knowledge.article a on a.id = p.article_id
            where a.site_id = :site
              and not p.internal
              and not a.internal
              and (p.valid_until is null or p.valid_until >= :today)
            """;

    /// What every visitor may read.
    private static final String PUBLIC = PUBLISHED + "and p.audience = ''\n";

    private final JdbcClient jdbc;
    private final Clock clock;

    PublicationStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void publish(UUID key, String by) {
        jdbc.sql(
                        """
                        insert into knowledge.publication (
                            article_id, revision, locale, section, title, body, internal,
                            audience, valid_until, updated_on, published_at, published_by)
                        select id, revision, locale, section, title, body, internal, audience,
                               valid_until, updated_on, :now, :by
                        from knowledge.article
                        where id = :key
                        on conflict (article_id) do update
                        set revision = excluded.revision, locale = excluded.locale,
                            section = excluded.section, title = excluded.title,
                            body = excluded.body, internal = excluded.internal,
                            audience = excluded.audience, valid_until = excluded.valid_until,
                            updated_on = excluded.updated_on,
                            published_at = excluded.published_at,
                            published_by = excluded.published_by
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("key", key)
                .update();
    }

    void unpublish(UUID key) {
        jdbc.sql("delete from knowledge.publication where article_id = :key")
                .param("key", key)
                .update();
    }

    /// What customers see, last published first; also what only some groups of them see.
    List<PublishedRow> published(UUID site) {
        return jdbc.sql(PUBLISHED + "order by p.published_at desc, a.slug")
                .param("site", site)
                .param("today", today())
                .query(PublicationStore::row)
                .list();
    }

    /// What every visitor may read.
    Optional<PublishedRow> published(UUID site, String id) {
        return jdbc.sql(PUBLIC + "and a.slug = :slug")
                .param("site", site)
                .param("today", today())
                .param("slug", id)
                .query(PublicationStore::row)
                .optional();
    }

    /// Other published articles of the same section and language, by title.
    List<HelpArticle.Link> related(UUID site, PublishedRow row, int limit) {
        return jdbc
                .sql(
                        PUBLIC
                                + """
                                and p.section = :section
                                and p.locale = :locale
                                and a.slug <> :slug
                                order by p.title
                                limit :limit
                                """)
                .param("site", site)
                .param("today", today())
                .param("section", row.section())
                .param("locale", row.locale())
                .param("slug", row.id())
                .param("limit", limit)
                .query(PublicationStore::row)
                .list()
                .stream()
                .map(other -> new HelpArticle.Link(other.id(), other.title()))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static PublishedRow row(ResultSet row, int number) throws SQLException {
        return new PublishedRow(
                row.getString("slug"),
                row.getLong("revision"),
                row.getString("title"),
                row.getString("body"),
                row.getString("section"),
                row.getString("locale"),
                row.getString("audience"),
                row.getObject("valid_until", LocalDate.class),
                row.getObject("updated_on", LocalDate.class));
    }
}
