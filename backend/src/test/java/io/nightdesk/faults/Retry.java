package io.nightdesk.faults;

import java.util.Random;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// When a client tries to connect next: one time at a time, by its back-off or as the server said.
/// Not safe for several threads.
final class Retry {

    private final ClientTools tools;
    private final Backoff backoff;
    private final Runnable attempt;
    private @Nullable Future<?> next;

    Retry(ClientTools tools, Random random, Runnable attempt) {
        this.tools = tools;
        this.backoff = new Backoff(random);
        this.attempt = attempt;
    }

    /// By the back-off.
    void again() {
        in(backoff.next());
    }

    /// After so many milliseconds.
    void in(long millis) {
        stop();
        next = tools.timer(millis, attempt);
    }

    /// Connected, and for long enough to begin anew with the next loss.
    void reset() {
        backoff.reset();
    }

    /// An attempt begins, or none is wanted.
    void stop() {
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }
}
