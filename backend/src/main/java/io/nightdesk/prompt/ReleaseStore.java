package io.nightdesk.prompt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReleaseStore {

    private final JdbcClient jdbc;

    ReleaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Lets one change of a site's releases happen after the other, until the transaction ends.
    void lock(UUID site) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('prompt release ' || :site, 0))")
                .param("site", site.toString())
                .query(row -> {});
    }

    /// The release production points at now; empty before the first.
    Optional<PromptRelease> production(UUID site) {
        return all(site).stream().filter(PromptRelease::production).findFirst();
    }

    /// Where production pointed before it last moved; empty when it never did.
    Optional<UUID> previous(UUID site) {
        return jdbc.sql(
                        """
                        select release_id
                        from prompt.label_move
                        where site_id = :site
                        and label = 'production'
                        order by id desc
                        limit 1 offset 1
                        """)
                .param("site", site)
                .query(UUID.class)
                .optional();
    }

    /// Newest first.
    List<PromptRelease> all(UUID site) {
        return jdbc.sql(
                        """
                        select r.id, r.number, r.note, r.created_at, s.name as created_by,
                            r.id is not distinct from (
                                select m.release_id
                                from prompt.label_move m
                                where m.site_id = :site
                                and m.label = 'production'
                                order by m.id desc
                                limit 1
                            ) as production
                        from prompt.release r
                        left join identity.staff s on s.id = r.created_by
                        where r.site_id = :site
                        order by r.number desc
                        """)
                .param("site", site)
                .query((row, _) -> release(row))
                .list();
    }

    /// The texts a release pins, by name.
    List<StoredVersion> versions(UUID release) {
        return jdbc.sql(
                        """
                        select v.id, v.prompt_id, p.key, p.locale, v.version, v.text, v.sha256,
                            v.origin, v.note, v.created_at, s.name as created_by
                        from prompt.release_version rv
                        join prompt.version v on v.id = rv.version_id
                        join prompt.prompt p on p.id = v.prompt_id
                        left join identity.staff s on s.id = v.created_by
                        where rv.release_id = :release
                        order by p.key, p.locale
                        """)
                .param("release", release)
                .query((row, _) -> PromptStore.version(row))
                .list();
    }

    long insert(UUID id, UUID site, String note, Instant now, @Nullable UUID by) {
        return jdbc.sql(
                        """
                        insert into prompt.release (id, site_id, number, note, created_at, created_by)
                        select :id, :site, coalesce(max(number), 0) + 1, :note, :now, :by
                        from prompt.release
                        where site_id = :site
                        returning number
                        """)
                .param("id", id)
                .param("site", site)
                .param("note", note)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void pin(UUID release, UUID prompt, UUID version) {
        jdbc.sql(
                        """
                        insert into prompt.release_version (release_id, prompt_id, version_id)
                        values (:release, :prompt, :version)
                        """)
                .param("release", release)
                .param("prompt", prompt)
                .param("version", version)
                .update();
    }

    void moveProduction(UUID site, UUID release, Instant now, @Nullable UUID by) {
        jdbc.sql(
                        """
                        insert into prompt.label_move (site_id, label, release_id, moved_at, moved_by)
                        values (:site, 'production', :release, :now, :by)
                        """)
                .param("site", site)
                .param("release", release)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    private static PromptRelease release(ResultSet row) throws SQLException {
        return new PromptRelease(
                row.getObject("id", UUID.class),
                row.getLong("number"),
                row.getString("note"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getBoolean("production"));
    }
}
