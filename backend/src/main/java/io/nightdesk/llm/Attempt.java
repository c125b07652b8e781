package io.nightdesk.llm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One deployment tried, or passed over because it is known to be down or full.
///
/// @param number from 1 within one call
/// @param failure null when it gave the answer
/// @param status HTTP status, when there was a response
/// @param detail one line for the console and the log, without keys and without customers' words
public record Attempt(
        int number,
        Rung rung,
        String provider,
        String model,
        @Nullable Failure failure,
        @Nullable Integer status,
        @Nullable String detail,
        Duration took) {

    boolean isOutage() {
        return failure != null && failure.isOutage();
    }
}
