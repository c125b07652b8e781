package io.nightdesk.faults;

import io.nightdesk.operation.TestPostgres;
import io.nightdesk.testing.Children;
import io.nightdesk.testing.LoopDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A primary and a standby without which it commits nothing, and what an operator (or Patroni) does
/// with them.
final class PostgresPair {

    private final Map<TestPostgres, LoopDisk> disks;
    private volatile TestPostgres primary;
    private volatile TestPostgres standby;

    private PostgresPair(
            TestPostgres primary, TestPostgres standby, Map<TestPostgres, LoopDisk> disks) {
        this.disks = disks;
        this.primary = primary;
        this.standby = standby;
    }

    /// Starts both, migrated, each waiting for the other.
    static PostgresPair start(Children children, Path folder) throws IOException, SQLException {
        Map<TestPostgres, LoopDisk> disks = new HashMap<>();
        TestPostgres one = server(children, folder, "pg_a", disks);
        TestPostgres two = server(children, folder, "pg_b", disks);
        one.initialize();
        one.start().migrate();
        PostgresPair pair = new PostgresPair(one, two, disks);
        pair.rejoin();
        return pair;
    }

    /// On a disk of its own where that is possible.
    private static TestPostgres server(
            Children children, Path folder, String name, Map<TestPostgres, LoopDisk> disks)
            throws IOException {
        Optional<LoopDisk> disk = LoopDisk.mount(children, folder, name);
        Path place = disk.map(LoopDisk::path).orElse(folder);
        TestPostgres server = TestPostgres.in(children, place.resolve(name), name);
        disk.ifPresent(it -> disks.put(server, it));
        return server;
    }

    /// The primary's disk, if it has one of its own.
    Optional<LoopDisk> disk() {
        return Optional.ofNullable(disks.get(primary));
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
    void takeOver() throws IOException {
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
