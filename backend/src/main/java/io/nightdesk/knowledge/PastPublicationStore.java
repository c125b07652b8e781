package io.nightdesk.knowledge;

import io.nightdesk.knowledge.PastPublications.Change;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Past publications in PostgreSQL; a trigger of the table `publication` writes them.
@Component
class PastPublicationStore {

    /// A text that was shown just before a time and is not any longer.
    private static final String SHOWN_THEN = " o.shown_from < :before and o.shown_to >= :before ";

    private final JdbcClient jdbc;

    PastPublicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void lock() {
        jdbc.sql("lock table knowledge.publication in share row exclusive mode").update();
    }

    int withdrawNewer(UUID site, Instant before) {
        return jdbc.sql(
                        """
                        delete from knowledge.publication p
                        using knowledge.article a
                        where a.id = p.article_id
                          and a.site_id = :site
                          and p.published_at >= :before
                          and not exists (
                            select 1
                            from knowledge.publication_past o
                            where o.article_id = p.article_id
                              and %s)
                        """
                                .formatted(SHOWN_THEN))
                .param("site", site)
                .param("before", utc(before))
                .update();
    }

    int showAgain(UUID site, Instant before, Instant now, String by) {
        return jdbc.sql(
                        """
                        insert into knowledge.publication (
                            article_id, revision, locale, section, title, body, internal, audience,
                            valid_until, updated_on, published_at, published_by)
                        select distinct on (o.article_id)
                               o.article_id, o.revision, o.locale, o.section, o.title, o.body,
                               o.internal, o.audience, o.valid_until, o.updated_on, :now, :by
                        from knowledge.publication_past o
                        join knowledge.article a on a.id = o.article_id
                        where a.site_id = :site
                          and %s
                        order by o.article_id, o.shown_from desc, o.id desc
                        on conflict (article_id) do update
                        set revision = excluded.revision, locale = excluded.locale,
                            section = excluded.section, title = excluded.title,
                            body = excluded.body, internal = excluded.internal,
                            audience = excluded.audience, valid_until = excluded.valid_until,
                            updated_on = excluded.updated_on,
                            published_at = excluded.published_at,
                            published_by = excluded.published_by
                        """
                                .formatted(SHOWN_THEN))
                .param("site", site)
                .param("before", utc(before))
                .param("now", utc(now))
                .param("by", by)
                .update();
    }

    /// A text that was replaced counts as one publication, not as one taken back as well.
    List<Change> changes(UUID site, Instant after, int limit) {
        return jdbc.sql(
                        """
                        with shown as (
                            select p.article_id, p.published_at as shown_from, p.published_by,
                                   null::timestamptz as shown_to
                            from knowledge.publication p
                            join knowledge.article a on a.id = p.article_id
                            where a.site_id = :site
                            union all
                            select o.article_id, o.shown_from, o.published_by, o.shown_to
                            from knowledge.publication_past o
                            join knowledge.article a on a.id = o.article_id
                            where a.site_id = :site
                        ), change as (
                            select shown_from as at, published_by as by, true as published
                            from shown
                            union all
                            select s.shown_to, null, false
                            from shown s
                            where s.shown_to is not null
                              and not exists (
                                select 1
                                from shown next
                                where next.article_id = s.article_id
                                  and next.shown_from = s.shown_to)
                        )
                        select min(at) as at, max(by) as by,
                               count(*) filter (where published) as published,
                               count(*) filter (where not published) as withdrawn
                        from change
                        where at > :after
                        group by date_trunc('minute', at)
                        order by 1 desc
                        limit :limit
                        """)
                .param("site", site)
                .param("after", utc(after))
                .param("limit", limit)
                .query(PastPublicationStore::change)
                .list();
    }

    private static Change change(ResultSet row, int number) throws SQLException {
        return new Change(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getInt("published"),
                row.getInt("withdrawn"));
    }

    /// Deletes what nobody saw after a time.
    void forget(Instant before) {
        jdbc.sql("delete from knowledge.publication_past where shown_to < :before")
                .param("before", utc(before))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
