package io.nightdesk;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Whether the database answers: `db` of `/readyz`, in place of Spring Boot's own. That one waits
/// as long as the database does; a balancer takes the node for one that hangs itself, and cuts its
/// sockets (`ops/haproxy.cfg`). Safe from any thread.
final class DatabaseHealth implements HealthIndicator {

    /// What Spring Boot calls the health of `db`.
    static final String BEAN = "dbHealthIndicator";

    /// Well below what a balancer waits.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final DataSource database;
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(false);

    DatabaseHealth(DataSource database) {
        this.database = database;
    }

    /// Says so within a second, whatever the database does.
    @Override
    public Health health() {
        try {
            boolean answers = answer().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return (answers ? Health.up() : Health.down()).build();
        } catch (TimeoutException | ExecutionException e) {
            return Health.down().build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Health.down().build();
        }
    }

    /// Of the question that is under way, if there is one: a database that hangs is asked once.
    private synchronized CompletableFuture<Boolean> answer() {
        if (asked.isDone()) {
            asked = CompletableFuture.supplyAsync(this::answers, Thread::startVirtualThread);
        }
        return asked;
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid((int) PATIENCE.toSeconds());
        } catch (SQLException e) {
            return false;
        }
    }
}
