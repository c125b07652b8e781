package io.nightdesk.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Looks into what Spring Session keeps.
@Repository
class StaffSessionStore {

    private final JdbcClient jdbc;

    StaffSessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those of these who have a session that has not expired.
    Set<UUID> signedIn(Collection<UUID> staff, Instant now) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                select distinct principal_name
                                from identity.staff_session
                                where principal_name = any(:staff) and expiry_time > :now
                                """)
                        .param("staff", staff.stream().map(UUID::toString).toArray(String[]::new))
                        .param("now", now.toEpochMilli())
                        .query((row, _) -> UUID.fromString(row.getString(1)))
                        .list());
    }
}
