package io.nightdesk.operation;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The database's schema: one history for all modules, in `db/migration`.
public final class Schema {

    private final Flyway flyway;

    public Schema(DataSource database) {
        this.flyway =
                Flyway.configure()
                        .dataSource(database)
                        .locations("classpath:db/migration")
                        // With Flyway's own lock in a transaction, `create index concurrently`
                        // waits for that lock without end.
                        .configuration(
                                java.util.Map.of("flyway.postgresql.transactional.lock", "false"))
                        .load();
    }

    /// Brings the schema up to date and returns the number of migrations that were applied. Safe
    /// to call from several nodes at once: one migrates, the others wait.
    public int migrate() {
        return flyway.migrate().migrationsExecuted;
    }
}
