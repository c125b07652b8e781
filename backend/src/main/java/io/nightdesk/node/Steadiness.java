package io.nightdesk.node;

import java.time.Duration;

/// Whether something has beaten without a break for a while. Times are `System.nanoTime`. Safe from
/// any thread.
final class Steadiness {

    private final long gap;
    private final long span;
    private boolean beaten;
    private long since;
    private long last;

    /// @param gap the longest time between two beats that is no break
    /// @param span how long it has to last
    Steadiness(Duration gap, Duration span) {
        this.gap = gap.toNanos();
        this.span = span.toNanos();
    }

    synchronized void beat(long now) {
        if (!beaten || now - last > gap) {
            since = now;
        }
        beaten = true;
        last = now;
    }

    synchronized boolean lasts(long now) {
        return beaten && now - last <= gap && now - since >= span;
    }
}
