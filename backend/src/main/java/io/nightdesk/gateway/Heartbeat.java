package io.nightdesk.gateway;

import io.nightdesk.node.Node;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Pings every socket now and then and lets go of those that no longer answer, do not read, never
/// said hello, or are old.
@Component
class Heartbeat {

    /// How often a socket is pinged, give or take a fifth.
    static final int EVERY_MS = 25_000;

    private static final long SILENT = TimeUnit.MILLISECONDS.toNanos(EVERY_MS * 12L / 10 + 10_000);
    private static final long STUCK = TimeUnit.SECONDS.toNanos(20);
    private static final long NO_HELLO = TimeUnit.SECONDS.toNanos(10);

    /// What a socket that has lived long enough has for going over to another.
    private static final int FAREWELL_MS = 60_000;

    private static final long FAREWELL = TimeUnit.MILLISECONDS.toNanos(FAREWELL_MS);

    private final Connections connections;
    private final Node node;

    Heartbeat(Connections connections, Node node) {
        this.connections = connections;
        this.node = node;
    }

    /// How long a socket may live, in nanoseconds: six to twelve hours. So what happens when a node
    /// leaves happens to everybody every day, a few at a time.
    static long age() {
        return TimeUnit.MINUTES.toNanos(ThreadLocalRandom.current().nextLong(6 * 60, 12 * 60));
    }

    /// From one ping to the next, in nanoseconds: spread by a fifth to both sides, so that a
    /// thousand sockets opened at once are not pinged at once.
    static long pause() {
        long ms = ThreadLocalRandom.current().nextLong(EVERY_MS * 8L / 10, EVERY_MS * 12L / 10);
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @Scheduled(fixedRate = 1_000)
    void tick() {
        tick(System.nanoTime());
    }

    void tick(long now) {
        for (Connection connection : connections.all()) {
            long sending = connection.sendingSince();
            Pulse pulse = connection.pulse();
            if (connection.identified() != null && now - pulse.retireAt() >= 0) {
                connection.retire(farewell());
            }
            if (!connection.hasGreeted() && now - pulse.openedAt() > NO_HELLO) {
                connection.close(CloseCode.NO_HELLO);
            } else if (now - pulse.heardAt() > SILENT) {
                connection.close(CloseCode.SILENT);
            } else if (sending != 0 && now - sending > STUCK) {
                connection.close(CloseCode.SLOW);
            } else if (now - pulse.retireAt() > FAREWELL) {
                connection.close(CloseCode.DRAIN);
            } else if (connection.identified() != null && now - pulse.pingAt() >= 0) {
                connection.send(new ServerFrame.Ping(pulse.ping(now + pause())));
            }
        }
    }

    private ServerFrame.Drain farewell() {
        return new ServerFrame.Drain(0, FAREWELL_MS, node.startedAt().getEpochSecond(), null);
    }
}
