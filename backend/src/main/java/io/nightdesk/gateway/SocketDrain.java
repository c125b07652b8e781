package io.nightdesk.gateway;

import io.nightdesk.node.DrainPlan;
import io.nightdesk.node.Drainable;
import io.nightdesk.node.Node;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Moves the sockets of a leaving node to other nodes. Each is told to connect anew and closes this
/// connection itself when the next one is welcomed; what is left at the end is closed with a code
/// that means "come back". Few are told at a time, so that the other nodes are not stormed.
@Component
class SocketDrain implements Drainable {

    private static final Logger LOG = LoggerFactory.getLogger(SocketDrain.class);

    private static final Duration TICK = Duration.ofMillis(100);

    /// More are not told in a second if there is time. 5,000 that come back within a quarter of one
    /// are all welcome after 4.6 s, on two cores that also run everything else.
    private static final int RATE = 50;

    /// For the closing handshake with whoever answers at all.
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Connections connections;
    private final Node node;

    SocketDrain(Connections connections, Node node) {
        this.connections = connections;
        this.node = node;
    }

    @Override
    public void drain(DrainPlan plan) throws InterruptedException {
        int open = connections.all().size();
        if (plan.elsewhere()) {
            move(window(plan, open), plan.grace());
        }
        int left = connections.all().size();
        close(plan.elsewhere() ? CloseCode.DRAIN : CloseCode.SHUTDOWN);
        LOG.atInfo()
                .addKeyValue("open", open)
                .addKeyValue("closed", left)
                .log("the sockets have left");
    }

    /// As asked for, and longer for many; but whoever ends the process by force does not wait for
    /// ever, and then nobody else would be told.
    static Duration window(DrainPlan plan, int sockets) {
        Duration gentle = Duration.ofSeconds(sockets / RATE);
        Duration allowed = gentle.compareTo(plan.longest()) < 0 ? gentle : plan.longest();
        return plan.window().compareTo(allowed) > 0 ? plan.window() : allowed;
    }

    /// Tells everybody within the window, evenly, and those too who say hello meanwhile. Returns as
    /// soon as nobody is left.
    private void move(Duration window, Duration grace) throws InterruptedException {
        Set<UUID> told = new HashSet<>();
        long end = System.nanoTime() + window.toNanos();
        long left = window.toNanos();
        while (left > -grace.toNanos() && !connections.all().isEmpty()) {
            List<Connection> waiting =
                    connections.all().stream()
                            .filter(it -> it.identified() != null && !told.contains(it.id()))
                            .toList();
            long ticks = Math.max(1, left / TICK.toNanos());
            long due = Math.ceilDiv(waiting.size(), ticks);
            for (Connection connection : waiting.stream().limit(due).toList()) {
                told.add(connection.id());
                connection.send(frame(left + grace.toNanos()));
            }
            TimeUnit.NANOSECONDS.sleep(TICK.toNanos());
            left = end - System.nanoTime();
        }
    }

    private ServerFrame.Drain frame(long leftNanos) {
        int afterMs = ThreadLocalRandom.current().nextInt((int) TICK.toMillis());
        int deadlineMs = (int) TimeUnit.NANOSECONDS.toMillis(leftNanos);
        return new ServerFrame.Drain(afterMs, deadlineMs, node.startedAt().getEpochSecond(), null);
    }

    private void close(CloseCode code) throws InterruptedException {
        connections.all().forEach(connection -> connection.closeAfterSending(code));
        if (!emptyWithin(FAREWELL)) {
            // Somebody does not read: what was to be sent before is given up.
            connections.all().forEach(connection -> connection.close(code));
            emptyWithin(FAREWELL.dividedBy(2));
        }
    }

    private boolean emptyWithin(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!connections.all().isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return connections.all().isEmpty();
    }
}
