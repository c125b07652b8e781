package io.nightdesk.faults;

import io.nightdesk.operation.TestPostgres;
import io.nightdesk.testing.Children;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// A primary and a standby without which it commits nothing, and what an operator (or Patroni) does
/// with them.
final class PostgresPair {

    private volatile TestPostgres primary;
    private volatile TestPostgres standby;

    private PostgresPair(TestPostgres primary, TestPostgres standby) {
        this.primary = primary;
        this.standby = standby;
    }

    /// Starts both, migrated, each waiting for the other.
    static PostgresPair start(Children children, Path folder) throws IOException, SQLException {
        TestPostgres one = TestPostgres.in(children, folder.resolve("pg_a"), "pg_a");
        TestPostgres two = TestPostgres.in(children, folder.resolve("pg_b"), "pg_b");
        one.initialize();
        one.start().migrate();
        PostgresPair pair = new PostgresPair(one, two);
        pair.rejoin();
        return pair;
    }

    TestPostgres primary() {
        return primary;
    }

    TestPostgres standby() {
        return standby;
    }

    /// The ports of both; they never change.
    List<Integer> ports() {
        return java.util.stream.Stream.of(primary.port(), standby.port()).sorted().toList();
    }

    /// The primary dies and is started again.
    void crash() throws IOException {
        primary.kill();
        primary.start();
    }

    /// The standby takes over from a primary that is dead.
    void takeOver() {
        TestPostgres old = primary;
        standby.promote();
        primary = standby;
        standby = old;
    }

    /// Whoever is not primary begins anew as the standby, and commits wait for it.
    void rejoin() throws IOException, SQLException {
        standby.follow(primary);
        standby.start();
        primary.require(standby.name());
    }
}
