package io.nightdesk.conversation;

import java.time.Duration;
import java.util.function.LongSupplier;

/// Tells whether so many messages arrive that batches pay: from 200 a second on, and then until
/// fewer than 150. Counts in half-seconds, so it follows within one.
class PostRate {

    private static final long SLOT = Duration.ofMillis(500).toNanos();
    private static final int ON = 100;
    private static final int OFF = 75;

    private final LongSupplier nanos;
    private long slot;
    private int counted;
    private boolean high;

    PostRate(LongSupplier nanos) {
        this.nanos = nanos;
        this.slot = nanos.getAsLong();
    }

    /// Counts one message. Safe from any thread.
    ///
    /// @return whether it should go into a batch
    synchronized boolean count() {
        long past = nanos.getAsLong() - slot;
        if (past >= SLOT) {
            // A whole slot without a message was quiet.
            high = past < 2 * SLOT && counted >= (high ? OFF : ON);
            slot += past - past % SLOT;
            counted = 0;
        }
        counted++;
        high |= counted >= ON;
        return high;
    }
}
