package io.nightdesk.assistant;

import io.nightdesk.confidence.AnswerKind;
import io.nightdesk.confidence.Reading;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An answer that is over, and how sure the assistant was of it.
///
/// @param fromSeq the first message of the customer's that it answers
/// @param throughSeq the last one
/// @param withheld it handed over instead, and named the nearest articles if it was not sure enough
/// @param unknowing a model said that what it was given does not answer; without a probability
/// @param drafted the turn keeps what a model had written and nobody was shown
/// @param right how likely it was right then; null where that was not asked
/// @param needed how likely it had to be
/// @param reading what `right` was read from
public record PastAnswer(
        UUID turn,
        UUID conversation,
        long fromSeq,
        long throughSeq,
        Instant at,
        boolean withheld,
        boolean unknowing,
        boolean drafted,
        @Nullable Double right,
        @Nullable Double needed,
        @Nullable Reading reading) {

    /// Whether there is something to judge that its probability speaks of: what was said, the
    /// articles that were named, or what a model had written.
    public boolean isJudgeable() {
        return !unknowing
                && (!withheld || drafted || reading == null || reading.kind() == AnswerKind.QUOTED);
    }
}
