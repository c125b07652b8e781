package io.nightdesk.gateway;

/// When a connection was opened and last heard, and when it is to be pinged and to be left, in
/// nanoseconds of the monotonic clock. Safe from any thread.
final class Pulse {

    private final long openedAt;
    private final long retireAt;
    private volatile long heardAt;
    private volatile long pingAt;

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

    /// It was pinged, and is to be again then.
    void pinged(long next) {
        pingAt = next;
    }
}
