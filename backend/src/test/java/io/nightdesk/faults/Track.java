package io.nightdesk.faults;

import java.util.Random;

/// What a fault hurts. Faults of one track follow one another, those of different tracks overlap.
enum Track {
    NODES(500, 2_000),
    POSTGRES(4_000, 8_000),
    REDIS(2_000, 6_000),
    NETWORK(2_000, 6_000),
    MODELS(1_000, 4_000),
    CUSTOMERS(500, 2_000);

    private final int least;
    private final int most;

    Track(int least, int most) {
        this.least = least;
        this.most = most;
    }

    /// Milliseconds between one fault and the next.
    int pause(Random random) {
        return least + random.nextInt(most - least);
    }
}
