package io.nightdesk.operation;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The database's schema: one history for all modules, in `db/migration`.
public final class Schema {

    private static final int ATTEMPTS = 20;

    /// SQLSTATE of a lock that was not got within `lock_timeout`.
    private static final String LOCKED = "55P03";

    private final Flyway flyway;
    private final DataSource database;

    public Schema(DataSource database) {
        this.database = database;
        this.flyway =
                Flyway.configure()
                        .dataSource(database)
                        // Whoever waits for a lock on a table makes everybody behind wait too.
                        .initSql("set lock_timeout = '2s'")
                        .locations("classpath:db/migration")
                        // With Flyway's own lock in a transaction, `create index concurrently`
                        // waits for that lock without end.
                        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                        .load();
    }

    /// Brings the schema up to date and returns the number of migrations that were applied. Safe
    /// to call from several nodes at once: one migrates, the others wait. A migration that finds a
    /// table in use lets those behind it go first and tries again, for about a minute.
    public int migrate() {
        int done = 0;
        for (int attempt = 1; ; attempt++) {
            int before = applied();
            try {
                return done + flyway.migrate().migrationsExecuted;
            } catch (FlywayException e) {
                if (attempt == ATTEMPTS || !isLocked(e)) {
                    throw e;
                }
                done += applied() - before;
                pause();
            }
        }
    }

    private int applied() {
        return flyway.info().applied().length;
    }

    private static boolean isLocked(Throwable e) {
        boolean locked = false;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            locked |= cause instanceof SQLException sql && LOCKED.equals(sql.getSQLState());
        }
        return locked;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(200, 1_500));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The version of the schema, empty before the first migration.
    public Optional<String> version() {
        return Optional.ofNullable(flyway.info().current())
                .map(MigrationInfo::getVersion)
                .map(Object::toString);
    }

    /// The last migration that this release knows.
    private static String newest(MigrationInfoService info) {
        return Arrays.stream(info.all())
                .filter(it -> it.getScript() != null && it.getState().isResolved())
                .map(it -> String.valueOf(it.getVersion()))
                .max(Comparator.naturalOrder())
                .orElse("");
    }

    /// What a release must know at least; empty before the table for it.
    private Optional<String> floor() {
        JdbcClient jdbc = JdbcClient.create(database);
        boolean there =
                jdbc.sql("select to_regclass('node.schema_floor') is not null")
                        .query(Boolean.class)
                        .single();
        return there
                ? jdbc.sql("select version from node.schema_floor").query(String.class).optional()
                : Optional.empty();
    }

    /// Why this release cannot work on the schema as it is; empty if it can. A newer schema is
    /// fine: a release leaves the schema usable for the one before it, so that nodes of both can
    /// run while an upgrade goes on.
    public Optional<String> misfit() {
        MigrationInfoService info = flyway.info();
        int pending = info.pending().length;
        String newest = newest(info);
        Optional<String> floor = floor();
        boolean failed = false;
        for (MigrationInfo each : info.applied()) {
            failed |= each.getState().isFailed();
        }
        if (failed) {
            return Optional.of("a migration of the schema has failed half-way");
        }
        if (floor.isPresent() && floor.get().compareTo(newest) > 0) {
            return Optional.of(
                    "the schema no longer serves releases that end with %s; use a newer one"
                            .formatted(newest));
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
