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

    private static final long LOOK_NANOS = 5_000_000;

    /// One time in so many a fault lasts longer.
    private static final int SELDOM = 6;

    private final Stage stage;
    private final Random random;
    private final OptionalInt turn;
    private final boolean brief;
    private final Scribe scribe;

    /// What is the same for all injections of a run.
    ///
    /// @param isLong whether it lasts long enough for faults of a minute
    /// @param over open when no harm is to begin any more, and what goes on is to end
    record Stage(Rig rig, Crowd crowd, ClientTools tools, boolean isLong, CountDownLatch over) {}

    /// @param random made from the seed and this step's place in its track
    /// @param turn which of the injections this is where a fault comes alone
    /// @param brief whether it has to be short
    Step(Stage stage, Random random, OptionalInt turn, boolean brief, Scribe scribe) {
        this.stage = stage;
        this.random = random;
        this.turn = turn;
        this.brief = brief;
        this.scribe = scribe;
    }

    Rig rig() {
        return stage.rig();
    }

    Crowd crowd() {
        return stage.crowd();
    }

    ClientTools tools() {
        return stage.tools();
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
        if (stage.over().getCount() == 0) {
            throw new TooLate();
        }
        scribe.injected(what);
    }

    /// Some milliseconds from `least` up to `most`.
    Duration millis(int least, int most) {
        return Duration.ofMillis(least + random.nextInt(most - least));
    }

    /// As [#millis], but where it need not be short now and then up to `longest`, or in a run of
    /// ten minutes and more up to `minute`.
    Duration mostly(int least, int most, int longest, int minute) {
        if (brief || random.nextInt(SELDOM) > 0) {
            return millis(least, most);
        }
        int limit = stage.isLong() ? minute : longest;
        return millis(limit / 2, limit);
    }

    Duration mostly(int least, int most, int longest) {
        return mostly(least, most, longest, longest);
    }

    /// Whether nothing else is at work.
    boolean isAlone() {
        return turn.isPresent();
    }

    void pause(Duration time) throws InterruptedException {
        until(time, () -> false);
    }

    /// Waits until something is so, at most this long and not beyond the end of the run;
    /// returns whether it is.
    boolean until(Duration limit, BooleanSupplier so) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!so.getAsBoolean()) {
            long left = end - System.nanoTime();
            if (left <= 0 || stage.over().await(Math.min(left, LOOK_NANOS), TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return true;
    }
}
