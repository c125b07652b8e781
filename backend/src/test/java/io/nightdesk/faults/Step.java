package io.nightdesk.faults;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// One injection: what it may use, and how it says that the harm begins.
final class Step {

    /// Who writes down that the fault is at work.
    interface Scribe {
        void injected(String what);
    }

    private final Rig rig;
    private final Crowd crowd;
    private final ClientTools tools;
    private final Random random;
    private final OptionalInt turn;
    private final CountDownLatch over;
    private final Scribe scribe;

    /// @param random made from the seed and this step's place in its track
    /// @param turn which of the injections this is where a fault comes alone
    /// @param over open when no harm is to begin any more, and what goes on is to end
    Step(
            Rig rig,
            Crowd crowd,
            ClientTools tools,
            Random random,
            OptionalInt turn,
            CountDownLatch over,
            Scribe scribe) {
        this.turn = turn;
        this.over = over;
        this.rig = rig;
        this.crowd = crowd;
        this.tools = tools;
        this.random = random;
        this.scribe = scribe;
    }

    Rig rig() {
        return rig;
    }

    Crowd crowd() {
        return crowd;
    }

    ClientTools tools() {
        return tools;
    }

    Random random() {
        return random;
    }

    /// One of these: at random, or where a fault comes alone one after the other, since what left
    /// the one before is at the next.
    <T> T oneOf(List<T> all) {
        return all.get(turn.orElseGet(() -> random.nextInt(all.size())) % all.size());
    }

    /// Harm that was to begin when the run was over.
    static final class TooLate extends RuntimeException {}

    /// Call once, right before the harm is done.
    void injected(String what) {
        if (over.getCount() == 0) {
            throw new TooLate();
        }
        scribe.injected(what);
    }

    /// Some milliseconds from `least` up to `most`.
    Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    void pause(Duration time) throws InterruptedException {
        until(time, () -> false);
    }

    /// Waits until something is so, at most this long and not beyond the end of the run; returns
    /// whether it is.
    boolean until(Duration limit, BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!so.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0 || over.await(Math.min(left, 5_000_000), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }
}
