package io.nightdesk.gateway;

/// When a connection was opened and last heard, and when it is to be pinged and to be left, in
/// nanoseconds of the monotonic clock. Safe from any thread.
final class Pulse {

    private final long openedAt;
    private final long retireAt;
    private volatile long heardAt;
    private volatile long pingAt;
    private long pings;

    /// @param now when it is opened
    Pulse(long now) {
        openedAt = now;
        retireAt = now + Heartbeat.age();
        heardAt = now;
        pingAt = now + Heartbeat.pause();
    }

    long openedAt() {
        return openedAt;
    }

    /// When it has lived long enough.
    long retireAt() {
        return retireAt;
    }

    /// When the other end was last heard.
    long heardAt() {
        return heardAt;
    }

    void heard(long now) {
        heardAt = now;
    }

    long pingAt() {
        return pingAt;
    }

    /// The number of the ping that leaves now. Used by one thread.
    ///
    /// @param next when it is to be pinged again
    long ping(long next) {
        pingAt = next;
        return ++pings;
    }
}
