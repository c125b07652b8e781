package io.nightdesk.assistant;

import io.nightdesk.conversation.Citation;
import java.util.List;

/// What the assistant does about a turn.
sealed interface Decision {

    /// Says something and keeps the conversation.
    ///
    /// @param rung who wrote it: `primary`, `secondary`, `extractive`, `cache`, `canned`, or
    ///     `fixed` for a greeting and where a provider refused
    /// @param interrupted text of a model that broke off after customers had seen it; committed
    ///     before the answer. Empty when there is none
    /// @param choices what the customer is asked to choose from; usually empty
    record Say(
            String text,
            List<Citation> citations,
            String rung,
            String interrupted,
            List<String> choices)
            implements Decision {

        /// Nothing to choose from.
        Say(String text, List<Citation> citations, String rung, String interrupted) {
            this(text, citations, rung, interrupted, List.of());
        }
    }

    /// Says something and passes the conversation on to people.
    ///
    record HandOff(String text, List<Citation> citations, HandoffNote note, String interrupted)
            implements Decision {}

    /// The customer stopped the answer.
    ///
    /// @param text what had been shown; may be empty
    record Stopped(String text, List<Citation> citations, String rung) implements Decision {}

    /// The claim is lost: somebody else has the duty now.
    record Abandoned() implements Decision {}
}
