package io.nightdesk.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// When one deployment's first word is late, as its calls for short answers have shown, and whether
/// the same may be asked once more. Such second requests stay below 5 % of those calls, also when
/// all of them become slow at once. Safe from any thread.
final class Hedging {

    /// The last so many calls say what is usual; fewer than [#LEAST] say nothing.
    private static final int WINDOW = 100;

    private static final int LEAST = 20;
    private static final int LATE_PERCENT = 95;

    /// Calls for each second request, and how many of those may be saved up.
    private static final int CALLS_EACH = 20;

    private static final int MOST_SAVED = 5;

    private final Deque<Duration> firstTexts = new ArrayDeque<>();
    private int credit;

    /// The 95th percentile of the time until the first text, null as long as too little is known.
    synchronized @Nullable Duration late() {
        if (firstTexts.size() < LEAST) {
            return null;
        }
        int rank = Math.ceilDiv(firstTexts.size() * LATE_PERCENT, 100);
        return firstTexts.stream().sorted().skip(rank - 1).findFirst().orElseThrow();
    }

    /// Whether one more request is within the share; a yes uses it up.
    synchronized boolean takes() {
        if (credit < CALLS_EACH) {
            return false;
        }
        credit -= CALLS_EACH;
        return true;
    }

    /// @param firstText of a call's first request; for one that was overtaken, until then: being
    ///     above the percentile, it may be too small without changing it
    synchronized void learn(Duration firstText) {
        firstTexts.addLast(firstText);
        if (firstTexts.size() > WINDOW) {
            firstTexts.removeFirst();
        }
        credit = Math.min(credit + 1, MOST_SAVED * CALLS_EACH);
    }
}
