package io.nightdesk.limits;

import java.time.Duration;

/// The outcome of asking a limit.
public sealed interface Permit {

    /// Go on.
    record Granted() implements Permit {}

    /// Too often.
    ///
    /// @param retryAfter when one more would be granted; more than zero
    record Exceeded(Duration retryAfter) implements Permit {}
}
