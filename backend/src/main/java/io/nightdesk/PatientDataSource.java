package io.nightdesk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Opens connections for a pool, and waits for a database that is away.
///
/// HikariCP would pause after each failure, twice as long as before and up to 5 s, in which the
/// database may long be back: after an outage of 4 s nodes were without it for up to 2.6 s longer,
/// after one of 20 s for up to 4.8 s.
final class PatientDataSource extends DelegatingDataSource {

    private static final Logger LOG = LoggerFactory.getLogger(PatientDataSource.class);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final BooleanSupplier wanted;

    /// @param origin opens the connections
    /// @param wanted whether anybody still needs one
    PatientDataSource(DataSource origin, BooleanSupplier wanted) {
        super(origin);
        this.wanted = wanted;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return waiting(super::getConnection);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return waiting(() -> super.getConnection(user, password));
    }

    private interface Opening {
        Connection open() throws SQLException;
    }

    private Connection waiting(Opening opening) throws SQLException {
        boolean told = false;
        while (true) {
            try {
                return opening.open();
            } catch (SQLException e) {
                if (!isAway(e) || !wanted.getAsBoolean()) {
                    throw e;
                }
                if (!told) {
                    told = true;
                    LOG.warn("waiting for the database: {}", e.getMessage());
                }
                pause(e);
            }
        }
    }

    /// Whether there is nobody to connect to (SQLSTATE class 08), or a server that starts or shuts
    /// down (57P).
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static void pause(SQLException reason) throws SQLException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
