package io.nightdesk.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
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
}
