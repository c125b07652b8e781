package io.nightdesk.operation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/// Waits for the operator's PostgreSQL, which may start at the same time as we do.
final class PostgresWait {

    /// A database server of a compose file is there within seconds; one that recovers needs longer.
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

    private final PostgresAddress address;
    private final Duration limit;
    private final Progress progress;

    PostgresWait(PostgresAddress address, Duration limit, Progress progress) {
        this.address = address;
        this.limit = limit;
        this.progress = progress;
    }

    /// @throws CommandFailure after the limit, or at once where waiting would not help
    void untilReached() {
        long start = System.nanoTime();
        Duration told = Duration.ZERO;
        for (String reason = trouble(); !reason.isEmpty(); reason = trouble()) {
            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            if (waited.compareTo(limit) >= 0) {
                throw new CommandFailure(
                        "PostgreSQL at %s did not answer for %d s (%s); is NIGHTDESK_PG_URL right and the server up?"
                                .formatted(address.place(), limit.toSeconds(), reason));
            }
            if (waited.compareTo(told) >= 0) {
                told = waited.plus(BETWEEN_LINES);
                progress.say(
                        "Waiting for PostgreSQL at %s, %d of %d s (%s)"
                                .formatted(
                                        address.place(),
                                        waited.toSeconds(),
                                        limit.toSeconds(),
                                        reason));
            }
            pause();
        }
    }

    /// Empty when a connection could be made, or else why not.
    private String trouble() {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("socketTimeout", "5");
        if (!address.user().isEmpty()) {
            properties.setProperty("user", address.user());
        }
        properties.setProperty("password", address.password());
        try (Connection _ = DriverManager.getConnection(address.url(), properties)) {
            return "";
        } catch (SQLException e) {
            String state = e.getSQLState() == null ? "" : e.getSQLState();
            String message = String.valueOf(e.getMessage()).lines().findFirst().orElse(state);
            // 28: not allowed in, 3D: no such database. Neither heals by waiting.
            if (state.startsWith("28") || state.startsWith("3D")) {
                throw new CommandFailure(
                        "PostgreSQL at %s refuses us (%s); check NIGHTDESK_PG_URL, NIGHTDESK_PG_USER and NIGHTDESK_PG_PASSWORD"
                                .formatted(address.place(), message),
                        e);
            }
            return message;
        }
    }

    private static void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while waiting for PostgreSQL", e);
        }
    }
}
