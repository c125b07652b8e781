package io.nightdesk.faults;

import io.nightdesk.operation.TestPostgres;
import io.nightdesk.testing.Children;
import io.nightdesk.testing.LoopDisk;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// What happens to PostgreSQL and Redis.
final class StoreFaults {

    private StoreFaults() {}

    static void killRedis(Step step) throws InterruptedException {
        Duration time = step.mostly(2_000, 5_000, 5_000, 60_000);
        step.injected("kill -9 of Redis, back after %d ms".formatted(time.toMillis()));
        step.rig().redis().signal("KILL");
        try {
            step.pause(time);
        } finally {
            step.rig().redis().start();
        }
    }

    static void freezeRedis(Step step) throws InterruptedException {
        Duration time = step.millis(2_000, 5_000);
        step.injected("SIGSTOP of Redis for %d ms".formatted(time.toMillis()));
        step.rig().redis().signal("STOP");
        try {
            step.pause(time);
        } finally {
            step.rig().redis().signal("CONT");
        }
    }

    static void loseHints(Step step) throws InterruptedException {
        Duration time = step.millis(4_000, 8_000);
        step.injected("every hint gets lost for %d ms".formatted(time.toMillis()));
        step.rig().slots().forEach(it -> it.dropHints(true));
        try {
            step.pause(time);
        } finally {
            step.rig().slots().forEach(it -> it.dropHints(false));
        }
    }

    static void crashPostgres(Step step) throws IOException {
        step.injected("kill -9 of the primary, which starts again");

        step.rig().postgres().crash();
        step.rig().postgres().primary().awaitFollower();
    }

    static void failOver(Step step) throws IOException, SQLException {
        PostgresPair pair = step.rig().postgres();
        step.injected("kill -9 of the primary, the standby takes over");

        pair.primary().kill();
        pair.takeOver();
        pair.rejoin();
    }

    /// Nothing may be acknowledged while the standby does not hear, so nothing may be missing after
    /// it took over.
    static void failOverLagging(Step step) throws IOException, SQLException, InterruptedException {
        PostgresPair pair = step.rig().postgres();
        TestPostgres standby = pair.standby();
        long receiver = standby.walReceiver().orElseThrow();
        Duration time = step.millis(800, 1_500);
        step.injected(
                "the standby hears nothing for %d ms, then takes over".formatted(time.toMillis()));
        Children.signal(receiver, "STOP");
        step.pause(time);
        pair.primary().kill();
        // What lies in the network's buffers must not reach it either.
        Children.signal(receiver, "KILL");
        standby.start();
        pair.takeOver();
        pair.rejoin();
    }

    static void freezeDisk(Step step) throws IOException, InterruptedException {
        LoopDisk disk = step.rig().postgres().disk().orElse(null);
        if (disk == null) {
            return;
        }
        Duration time = step.mostly(1_500, 4_000, 5_000);
        step.injected("the disk of the primary takes nothing for %d ms".formatted(time.toMillis()));
        disk.freeze();
        try {
            step.pause(time);
        } finally {
            disk.thaw();
        }
    }

    /// The primary may give up; whoever looks after it starts it when there is space again.
    static void fillDisk(Step step) throws IOException, InterruptedException {
        LoopDisk disk = step.rig().postgres().disk().orElse(null);
        if (disk == null) {
            return;
        }
        TestPostgres primary = step.rig().postgres().primary();
        Duration time = step.millis(1_500, 4_000);
        step.injected("the disk of the primary is full for %d ms".formatted(time.toMillis()));
        disk.fill();
        try {
            for (int i = 0; i < 20; i++) {
                step.crowd().anyTalker(step.random()).say("a long line ".repeat(300));
            }
            step.pause(time);
        } finally {
            disk.empty();
        }
        primary.start().awaitFollower();
    }

    static void lockTable(Step step) throws SQLException, InterruptedException {
        TestPostgres primary = step.rig().postgres().primary();
        Duration time = step.mostly(1_500, 4_000, 30_000);
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(primary.port()),
                                primary.user(),
                                "");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            step.injected("the table of events is locked for %d ms".formatted(time.toMillis()));
            statement.execute("lock table conversation.event in access exclusive mode");
            step.pause(time);
            connection.rollback();
        }
    }
}
