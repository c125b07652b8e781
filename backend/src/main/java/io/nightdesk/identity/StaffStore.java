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

    Optional<StaffUser> byEmail(String email) {
        return jdbc.sql(
                        """
                        select id, site_id, name, role, email, password_hash
                        from identity.staff
                        where email = :email
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
                        where id = :id
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
                        select id, name, email, role, created_at, last_seen_at
                        from identity.staff
                        where site_id = :site
                        order by lower(name), id
                        """)
                .param("site", site)
                .query((row, _) -> member(row))
                .list();
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
        return new StaffMember(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getTimestamp("created_at").toInstant(),
                seen == null ? null : seen.toInstant());
    }
}
