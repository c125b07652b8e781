package io.nightdesk.confidence;

import io.nightdesk.knowledge.Signals;
import org.jspecify.annotations.Nullable;

/// What the probability of an answer is read from. Kept with a judgement, so that a better
/// calibration can read it again; fields are only added.
///
/// @param topic the section of the help centre of the best article; null where it has none
/// @param evidence what models said; null for a quotation
public record Reading(@Nullable String topic, Signals signals, @Nullable Evidence evidence) {

    public AnswerKind kind() {
        return evidence == null ? AnswerKind.QUOTED : AnswerKind.MODEL;
    }
}
