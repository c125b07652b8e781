package io.nightdesk.faults;

import io.nightdesk.testing.FaultProxy;
import io.nightdesk.testing.FaultProxy.Weather;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What happens to nodes.
final class NodeFaults {

    private NodeFaults() {}

    private static Slot any(Step step) {
        return step.oneOf(step.rig().running());
    }

    static void kill(Step step) throws InterruptedException {
        kill(step, any(step));
    }

    static void kill(Step step, Slot slot) throws InterruptedException {
        step.injected("kill -9 of node %d".formatted(slot.number()));
        slot.signal("KILL");
        slot.awaitEnd(Duration.ofSeconds(10));
        step.pause(step.millis(500, 1_500));
        slot.start();
        slot.awaitReady();
    }

    /// Kills the node that writes an answer, at a random word.
    static void killWriter(Step step) throws InterruptedException {
        step.crowd().anyAsker(step.random()).ask();
        Slot[] writer = new Slot[1];
        step.until(
                Duration.ofSeconds(10),
                () -> writer(step).map(slot -> writer[0] = slot).isPresent());
        step.pause(step.millis(0, 500));
        kill(step, writer[0] == null ? any(step) : writer[0]);
    }

    private static Optional<Slot> writer(Step step) {
        try {
            return step
                    .rig()
                    .postgres()
                    .primary()
                    .jdbc()
                    .sql(
                            """
                            select n.name from assistant.turn t join node.node n on n.id = t.leased_by
                            where t.state = 'running' and t.shown
                            """)
                    .query(String.class)
                    .list()
                    .stream()
                    .flatMap(
                            name ->
                                    step.rig().running().stream()
                                            .filter(slot -> name.endsWith("/" + slot.pid())))
                    .findFirst();
        } catch (org.springframework.dao.DataAccessException e) {
            return Optional.empty();
        }
    }

    /// Longer than a lease, so that a zombie wakes up.
    static void freeze(Step step) throws InterruptedException {
        Slot slot = any(step);
        Duration time = step.mostly(5_000, 9_000, 15_000, 60_000);
        step.injected("SIGSTOP of node %d for %d ms".formatted(slot.number(), time.toMillis()));
        slot.signal("STOP");
        try {
            step.pause(time);
        } finally {
            slot.signal("CONT");
        }
    }

    /// A new node joins, then an old one is told to leave.
    static void upgrade(Step step) throws InterruptedException {
        Slot old = any(step);
        Slot green = step.rig().free();
        step.injected(
                "node %d joins, then SIGTERM of node %d".formatted(green.number(), old.number()));
        green.start();
        green.awaitReady();
        old.signal("TERM");
        if (!old.awaitEnd(Duration.ofSeconds(60))) {
            old.signal("KILL");
            throw new IllegalStateException("node " + old.number() + " did not leave");
        }
    }

    static void loseDatabase(Step step) throws InterruptedException {
        Slot slot = any(step);
        cut(step, slot, slot.postgres(), "PostgreSQL");
    }

    static void loseRedis(Step step) throws InterruptedException {
        Slot slot = any(step);
        cut(step, slot, List.of(slot.redis()), "Redis");
    }

    static void loseOneStore(Step step) throws InterruptedException {
        if (step.random().nextBoolean()) {
            loseDatabase(step);
        } else {
            loseRedis(step);
        }
    }

    private static void cut(Step step, Slot slot, List<FaultProxy> ways, String what)
            throws InterruptedException {
        Duration time = step.millis(3_000, 7_000);
        step.injected(
                "node %d without %s for %d ms".formatted(slot.number(), what, time.toMillis()));
        ways.forEach(it -> it.weather(Weather.CUT));
        try {
            step.pause(time);
        } finally {
            ways.forEach(it -> it.weather(Weather.CLEAR));
        }
    }
}
