package io.nightdesk.faults;

/// A broken promise.
///
/// @param at monotonic nanoseconds of the history at which it can be blamed on a fault
/// @param count under which figure of the scoreboard it is counted
record Violation(Invariant invariant, Count count, long at, String text) {

    /// The figures of the scoreboard that violations add to.
    enum Count {
        LOST,
        DUPLICATED,
        REORDERED,
        GAPS,
        TURNS_WITHOUT_ANSWER,
        TURNS_WITH_TWO_ANSWERS,
        BOT_AFTER_HUMAN,
        OTHER
    }

    @Override
    public String toString() {
        return "%s (%s): %s".formatted(invariant, invariant.rule(), text);
    }
}
