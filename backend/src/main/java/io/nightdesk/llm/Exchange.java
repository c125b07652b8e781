package io.nightdesk.llm;

import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One attempt as its two threads share it: the one that reads the stream puts [Signal]s in, the
/// one that called takes them out. An adapter hands nothing of ours through to our HTTP client, but
/// calls it on the caller's thread, so a scoped value finds the way.
final class Exchange {

    static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    private final Patience patience;
    private final long startedAt = System.nanoTime();
    private final CancelHandle stop = new CancelHandle();
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();

    /// @param patience from now on
    Exchange(Patience patience) {
        this.patience = patience;
    }

    /// The exchange of this thread.
    ///
    /// @throws NoSuchElementException outside an attempt
    static Exchange current() {
        return CURRENT.get();
    }

    Patience patience() {
        return patience;
    }

    /// When it began, by [System#nanoTime].
    long startedAt() {
        return startedAt;
    }

    void signal(Signal signal) {
        signals.add(signal);
    }

    /// The next signal, or null after that time without any.
    @Nullable Signal next(Duration longest) throws InterruptedException {
        return signals.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Closes the connection, from any thread.
    void stop() {
        stop.cancel();
    }

    boolean isStopped() {
        return stop.isCancelled();
    }

    /// Names what [#stop] has to close from now on.
    void whenStopped(Runnable close) {
        stop.whenCancelled(close);
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }
}
