package io.nightdesk.assistant;

import io.nightdesk.conversation.Citation;
import java.util.List;

/// What the assistant does about a turn.
sealed interface Decision {

    /// Says something and keeps the conversation.
    ///
    /// @param rung who wrote it: `primary`, `secondary`, `extractive`, `cache`, `canned`, or
    ///     `fixed` for a greeting and where a provider refused
    /// @param interrupted what a model had shown when it broke off; committed before the answer.
    ///     Its text is empty when there is none
    /// @param choices what the customer is asked to choose from; usually empty
    record Say(
            String text,
            List<Citation> citations,
            String rung,
            RunningTurn.ShownDraft interrupted,
            List<String> choices)
            implements Decision {

        /// Nothing to choose from.
        Say(
                String text,
                List<Citation> citations,
                String rung,
                RunningTurn.ShownDraft interrupted) {
            this(text, citations, rung, interrupted, List.of());
        }

        /// Nobody broke off before it.
        Say(String text, List<Citation> citations, String rung) {
            this(text, citations, rung, RunningTurn.ShownDraft.NOTHING);
        }
    }

    /// Says something and passes the conversation on to people.
    ///
    /// @param interrupted as in [Say]
    record HandOff(
            String text,
            List<Citation> citations,
            HandoffNote note,
            RunningTurn.ShownDraft interrupted)
            implements Decision {}

    /// The customer stopped the answer.
    ///
    /// @param shown what had been shown; its text may be empty
    record Stopped(RunningTurn.ShownDraft shown) implements Decision {}

    /// The claim is lost: somebody else has the duty now.
    record Abandoned() implements Decision {}
}
