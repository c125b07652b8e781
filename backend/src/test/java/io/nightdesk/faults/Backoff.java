package io.nightdesk.faults;

import java.util.Random;

/// How long a client waits before its next attempt: hardly at first, then at random below a ceiling
/// that rises. There is no last attempt.
final class Backoff {

    private static final int[] CEILINGS = {250, 500, 1_000, 2_000, 4_000, 8_000, 15_000, 30_000};

    private final Random random;
    private int attempt;

    Backoff(Random random) {
        this.random = random;
    }

    /// Milliseconds.
    long next() {
        int ceiling = CEILINGS[Math.min(attempt, CEILINGS.length - 1)];
        attempt++;
        return random.nextInt(ceiling);
    }

    void reset() {
        attempt = 0;
    }
}
