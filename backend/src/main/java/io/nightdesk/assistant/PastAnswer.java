package io.nightdesk.assistant;

import io.nightdesk.confidence.Reading;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An answer that is over, and how sure the assistant was of it.
///
/// @param fromSeq the first message of the customer's that it answers
/// @param throughSeq the last one
/// @param withheld it handed over instead, and named the nearest articles if it was not sure enough
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
        @Nullable Double right,
        @Nullable Double needed,
        @Nullable Reading reading) {}
