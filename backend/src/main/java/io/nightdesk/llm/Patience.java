package io.nightdesk.llm;

import java.time.Duration;

/// How long one attempt may take in its place in a turn, beside what holds for all of them. Both
/// from its start.
///
/// @param whole until its end
/// @param firstText until its first text
record Patience(Duration whole, Duration firstText) {

    /// No less for the first text than for the whole.
    static Patience of(Duration whole) {
        return new Patience(whole, whole);
    }
}
