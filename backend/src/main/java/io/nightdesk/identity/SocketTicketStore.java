package io.nightdesk.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SocketTicketStore {

    private final JdbcClient jdbc;

    SocketTicketStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, UUID staff, byte[] hash, Instant expiresAt) {
        jdbc.sql(
                        """
                        insert into identity.socket_ticket (id, staff_id, token_sha256, expires_at)
                        values (:id, :staff, :hash, :expiresAt)
                        """)
                .param("id", id)
                .param("staff", staff)
                .param("hash", hash)
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    /// Deleting is what makes it one use: of two takers at once only one gets the row.
    Optional<Principal.Agent> take(byte[] hash, Instant now) {
        return jdbc.sql(
                        """
                        with taken as (
                            delete from identity.socket_ticket
                            where token_sha256 = :hash
                            returning staff_id, expires_at
                        )
                        select s.id, s.site_id, s.name, s.role
                        from taken
                        join identity.staff s on s.id = taken.staff_id
                        where taken.expires_at > :now and s.disabled_at is null
                        """)
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .query((row, _) -> StaffStore.agent(row))
                .optional();
    }

    void delete(UUID staff, Instant now) {
        jdbc.sql(
                        """
                        delete from identity.socket_ticket
                        where staff_id = :staff
                        or expires_at <= :now
                        """)
                .param("staff", staff)
                .param("now", Timestamp.from(now))
                .update();
    }
}
