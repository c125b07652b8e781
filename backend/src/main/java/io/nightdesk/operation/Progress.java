package io.nightdesk.operation;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Tells the person at the terminal what is going on: a line for each step that takes longer than
/// a second, while it still goes on, and another with its duration when it ends.
public final class Progress {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final PrintStream out;
    private final ReentrantLock line = new ReentrantLock();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /// A step that returns something.
    @FunctionalInterface
    public interface Step<T> {
        T run() throws IOException;
    }

    /// Runs `step` under a name that a person understands, such as "Starting PostgreSQL".
    public <T> T step(String name, Step<T> step) throws IOException {
        long start = System.nanoTime();
        Thread announcer = Thread.ofVirtual().start(() -> announce(name));
        try {
            return step.run();
        } finally {
            announcer.interrupt();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (took.compareTo(PATIENCE) >= 0) {
                say("%s: %s".formatted(name, seconds(took)));
            }
        }
    }

    /// A line of its own.
    public void say(String text) {
        line.lock();
        try {
            out.println(text);
            out.flush();
        } finally {
            line.unlock();
        }
    }

    /// For people: `3.2 s`.
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    private void announce(String name) {
        try {
            TimeUnit.NANOSECONDS.sleep(PATIENCE.toNanos());
            say(name + " …");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
