package io.nightdesk.identity;

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
class StaffStore {

    private final JdbcClient jdbc;

    StaffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Nobody whose account is disabled; nor does [#byId].
    Optional<StaffUser> byEmail(String email) {
        return jdbc.sql(
                        """
                        select id, site_id, name, role, email, password_hash
                        from identity.staff
                        where email = :email and disabled_at is null
                        """)
                .param("email", email)
                .query((row, _) -> user(row))
                .optional();
    }

    Optional<StaffUser> byId(UUID id) {
        return jdbc.sql(
                        """
                        select id, site_id, name, role, email, password_hash
                        from identity.staff
                        where id = :id and disabled_at is null
                        """)
                .param("id", id)
                .query((row, _) -> user(row))
                .optional();
    }

    boolean hasAdmin() {
        return jdbc.sql("select exists (select from identity.staff where role = 'admin')")
                .query(Boolean.class)
                .single();
    }

    /// True for one transaction only, until there is an admin: others wait here for its end and
    /// then find one.
    boolean claimFirstAdmin() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('first admin', 0))")
                .query(row -> {});
        return !hasAdmin();
    }

    /// False when the e-mail address is taken.
    boolean insert(Principal.Agent agent, String email, String passwordHash) {
        return jdbc.sql(
                                """
                                insert into identity.staff
                                    (id, site_id, name, email, password_hash, role, created_at)
                                values (:id, :site, :name, :email, :passwordHash, :role, now())
                                on conflict (email) do nothing
                                """)
                        .param("id", agent.id())
                        .param("site", agent.site())
                        .param("name", agent.name())
                        .param("email", email)
                        .param("passwordHash", passwordHash)
                        .param("role", agent.role().wireName())
                        .update()
                == 1;
    }

    List<StaffMember> members(UUID site) {
        return jdbc.sql(
                        """
                        select id, name, email, role, created_at, last_seen_at, disabled_at
                        from identity.staff
                        where site_id = :site
                        order by lower(name), id
                        """)
                .param("site", site)
                .query((row, _) -> member(row))
                .list();
    }

    /// One after the other, so that two cannot disable each other and leave nobody.
    ///
    /// @return false when there is no such colleague, or `by` is disabled meanwhile
    boolean disable(UUID id, Principal.Agent by) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('disable staff', 0))")
                .query(row -> {});
        return jdbc.sql(
                                """
                                update identity.staff
                                set disabled_at = coalesce(disabled_at, now())
                                where id = :id and site_id = :site
                                and exists (
                                    select from identity.staff colleague
                                    where colleague.id = :by and colleague.disabled_at is null)
                                """)
                        .param("id", id)
                        .param("site", by.site())
                        .param("by", by.id())
                        .update()
                == 1;
    }

    /// False when there is no such colleague.
    boolean enable(UUID id, Principal.Agent by) {
        return jdbc.sql(
                                """
                                update identity.staff set disabled_at = null
                                where id = :id and site_id = :site
                                """)
                        .param("id", id)
                        .param("site", by.site())
                        .update()
                == 1;
    }

    void seen(UUID id, Instant now) {
        jdbc.sql(
                        """
                        update identity.staff
                        set last_seen_at = :now
                        where id = :id
                        and (last_seen_at is null or last_seen_at < :aMinuteAgo)
                        """)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .param("aMinuteAgo", Timestamp.from(now.minusSeconds(60)))
                .update();
    }

    static Principal.Agent agent(ResultSet row) throws SQLException {
        return new Principal.Agent(
                row.getObject("id", UUID.class),
                row.getObject("site_id", UUID.class),
                row.getString("name"),
                Role.of(row.getString("role")));
    }

    private static StaffUser user(ResultSet row) throws SQLException {
        return new StaffUser(agent(row), row.getString("email"), row.getString("password_hash"));
    }

    private static StaffMember member(ResultSet row) throws SQLException {
        @Nullable Timestamp seen = row.getTimestamp("last_seen_at");
        @Nullable Timestamp disabled = row.getTimestamp("disabled_at");
        return new StaffMember(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getTimestamp("created_at").toInstant(),
                seen == null ? null : seen.toInstant(),
                disabled == null ? null : disabled.toInstant());
    }
}
