package io.nightdesk.faults;

import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// When a client tries to connect next: one time at a time, by its back-off or as the server said.
/// Not safe for several threads.
final class Retry {

    /// How far off the next attempt may be when somebody waits for it.
    private static final int HURRIED_MS = 1_000;

    private final ClientTools tools;
    private final Random random;
    private final Backoff backoff;
    private final Runnable attempt;
    private @Nullable Future<?> next;
    private long due;

    Retry(ClientTools tools, Random random, Runnable attempt) {
        this.tools = tools;
        this.random = random;
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
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        next = tools.timer(millis, attempt);
    }

    /// Somebody has written something: brings an attempt near that is far off.
    void hurry() {
        if (next != null && due - System.nanoTime() > TimeUnit.MILLISECONDS.toNanos(HURRIED_MS)) {
            in(random.nextInt(HURRIED_MS));
        }
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
