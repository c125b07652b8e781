package io.nightdesk.operation;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

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
                        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                        .load();
    }

    /// Brings the schema up to date and returns the number of migrations that were applied. Safe
    /// to call from several nodes at once: one migrates, the others wait.
    public int migrate() {
        return flyway.migrate().migrationsExecuted;
    }

    /// The version of the schema, empty before the first migration.
    public Optional<String> version() {
        return Optional.ofNullable(flyway.info().current())
                .map(MigrationInfo::getVersion)
                .map(Object::toString);
    }

    /// Why this release cannot work on the schema as it is; empty if it can. A newer schema is
    /// fine: a release leaves the schema usable for the one before it, so that nodes of both can
    /// run while an upgrade goes on.
    public Optional<String> misfit() {
        MigrationInfoService info = flyway.info();
        int pending = info.pending().length;
        boolean failed = false;
        for (MigrationInfo each : info.applied()) {
            failed |= each.getState().isFailed();
        }
        if (failed) {
            return Optional.of("a migration of the schema has failed half-way");
        }
        return pending == 0
                ? Optional.empty()
                : Optional.of(
                        "the schema is %s and lacks %d migration%s of this release"
                                .formatted(
                                        version().map(it -> "at version " + it).orElse("empty"),
                                        pending,
                                        pending == 1 ? "" : "s"));
    }
}
