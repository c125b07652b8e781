package io.nightdesk.prompt;

import io.nightdesk.kernel.Sha256;
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
class PromptStore {

    private final JdbcClient jdbc;

    PromptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UUID> find(UUID site, PromptName name) {
        return jdbc.sql(
                        """
                        select id
                        from prompt.prompt
                        where site_id = :site
                        and key = :key
                        and locale = :locale
                        """)
                .param("site", site)
                .param("key", name.key())
                .param("locale", name.locale())
                .query(UUID.class)
                .optional();
    }

    List<PromptName> names(UUID site) {
        return jdbc.sql(
                        """
                        select key, locale
                        from prompt.prompt
                        where site_id = :site
                        order by key, locale
                        """)
                .param("site", site)
                .query((row, _) -> new PromptName(row.getString("key"), row.getString("locale")))
                .list();
    }

    void insert(UUID id, UUID site, PromptName name, Instant now) {
        jdbc.sql(
                        """
                        insert into prompt.prompt (id, site_id, key, locale, created_at)
                        values (:id, :site, :key, :locale, :now)
                        """)
                .param("id", id)
                .param("site", site)
                .param("key", name.key())
                .param("locale", name.locale())
                .param("now", Timestamp.from(now))
                .update();
    }

    /// Newest first.
    List<StoredVersion> versions(UUID prompt) {
        return jdbc.sql(
                        """
                        select v.id, v.prompt_id, p.key, p.locale, v.version, v.text, v.sha256,
                            v.origin, v.note, v.created_at, s.name as created_by
                        from prompt.version v
                        join prompt.prompt p on p.id = v.prompt_id
                        left join identity.staff s on s.id = v.created_by
                        where v.prompt_id = :prompt
                        order by v.version desc
                        """)
                .param("prompt", prompt)
                .query((row, _) -> version(row))
                .list();
    }

    boolean hasText(UUID prompt, String sha256) {
        return jdbc.sql(
                        """
                        select exists (
                            select from prompt.version
                            where prompt_id = :prompt
                            and sha256 = :sha256
                        )
                        """)
                .param("prompt", prompt)
                .param("sha256", sha256)
                .query(Boolean.class)
                .single();
    }

    /// Returns the new version's number. Needs the site's lock (see [ReleaseStore#lock]).
    int insertVersion(UUID prompt, NewVersion version, Instant now) {
        return jdbc.sql(
                        """
                        insert into prompt.version
                            (id, prompt_id, version, text, sha256, origin, note, created_at, created_by)
                        select :id, :prompt, coalesce(max(version), 0) + 1,
                            :text, :sha256, :origin, :note, :now, :by
                        from prompt.version
                        where prompt_id = :prompt
                        returning version
                        """)
                .param("id", version.id())
                .param("prompt", prompt)
                .param("text", version.text())
                .param("sha256", Sha256.hex(version.text()))
                .param("origin", version.origin().wireName())
                .param("note", version.note())
                .param("now", Timestamp.from(now))
                .param("by", version.by())
                .query(Integer.class)
                .single();
    }

    record NewVersion(
            UUID id, String text, StoredVersion.Origin origin, String note, @Nullable UUID by) {}

    static StoredVersion version(ResultSet row) throws SQLException {
        return new StoredVersion(
                row.getObject("id", UUID.class),
                row.getObject("prompt_id", UUID.class),
                new PromptName(row.getString("key"), row.getString("locale")),
                row.getInt("version"),
                row.getString("text"),
                row.getString("sha256"),
                StoredVersion.Origin.of(row.getString("origin")),
                row.getString("note"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"));
    }
}
