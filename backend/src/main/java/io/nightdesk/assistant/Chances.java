package io.nightdesk.assistant;

import io.nightdesk.confidence.CutOffs;
import io.nightdesk.confidence.Evidence;
import io.nightdesk.confidence.Policy;
import io.nightdesk.confidence.Reading;
import io.nightdesk.knowledge.Signals;
import org.jspecify.annotations.Nullable;

/// How likely an answer to one question is right, by what was found for it. What is shown of an
/// answer while it grows and what becomes of it in the end are measured alike, whatever an admin
/// changes meanwhile.
///
/// @param topic as in [Reading#topic]
/// @param attended whether somebody is at the desk to help where it is wrong
record Chances(Policy policy, @Nullable String topic, Signals signals, boolean attended) {

    /// How sure one may be of an answer, and how sure one must be.
    ///
    /// @param right how likely it is right, 0 to 1
    /// @param fit as in [Policy#fitVersion]
    record Sure(Reading reading, double right, CutOffs needed, long fit) {

        boolean answers() {
            return right >= needed.answer();
        }

        boolean answersWithCaveat() {
            return right >= needed.caveat();
        }
    }

    /// Of a quotation.
    Sure ofQuotation() {
        return of(null);
    }

    /// Of a model's answer.
    ///
    /// @param judged what the judge said of the passages; null when it has not
    /// @param own the same by the writer
    /// @param dropped the share of its sentences that were left out, 0 to 1
    Sure ofAnswer(@Nullable Assessment judged, @Nullable Assessment own, double dropped) {
        return of(
                new Evidence(
                        judged == null ? null : judged.sufficiency(),
                        own == null ? null : own.sufficiency(),
                        own == null ? null : own.confidence(),
                        dropped));
    }

    private Sure of(@Nullable Evidence evidence) {
        Reading reading = new Reading(topic, signals, evidence);
        CutOffs needed = policy.cutOffs(reading.kind(), topic, attended);
        return new Sure(reading, policy.right(reading), needed, policy.fitVersion());
    }
}
