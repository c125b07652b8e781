package io.nightdesk.gateway;

import java.time.Duration;

/// Whether a node hears its own beats. Who was held up itself has sent none, and has first to be
/// given the time to hear some again: such a gap says nothing about what is between. Times are
/// `System.nanoTime`. [#judge] is for one thread, the others are safe from any.
final class OwnBeat {

    enum Verdict {
        HEARD,
        MISSED,
        /// Nothing can be said yet.
        OPEN
    }

    private final long patience;
    private volatile boolean everHeard;
    private volatile long heard;
    private boolean ever;
    private long last;
    private long resumed;

    /// @param patience the longest time between two beats that is no gap
    OwnBeat(Duration patience) {
        this.patience = patience.toNanos();
    }

    /// One has come back.
    void heard(long now) {
        heard = now;
        everHeard = true;
    }

    /// None can come any more until somebody connects anew.
    void lost() {
        everHeard = false;
    }

    /// To be asked with each beat that is sent.
    Verdict judge(long now) {
        if (!ever || now - last > patience) {
            resumed = now;
        }
        ever = true;
        last = now;
        if (everHeard && now - heard <= patience) {
            return Verdict.HEARD;
        }
        return everHeard && now - resumed <= patience ? Verdict.OPEN : Verdict.MISSED;
    }
}
