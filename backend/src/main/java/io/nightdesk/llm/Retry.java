package io.nightdesk.llm;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// When it is likely to help to ask the same deployment again.
final class Retry {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private Retry() {}

    /// How long to wait before that; null for not at all.
    static @Nullable Duration pause(Outcome.Broken broken) {
        Duration told = broken.retryAfter();
        return switch (broken.failure()) {
            case CONNECT, SERVER_ERROR -> told == null ? jitter() : shortEnough(told);
            case RATE_LIMITED -> told == null ? null : shortEnough(told);
            default -> null;
        };
    }

    private static @Nullable Duration shortEnough(Duration told) {
        return told.compareTo(LONGEST_WAIT) > 0 ? null : told;
    }

    /// Full jitter between 200 and 600 ms, so that callers that failed together do not come back
    /// together.
    private static Duration jitter() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(200, 601));
    }
}
