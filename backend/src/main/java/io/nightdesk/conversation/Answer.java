package io.nightdesk.conversation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A finished answer of the assistant.
///
/// @param turn the duty it fulfils; a second answer for the same turn is refused by the database.
///     Null for text that broke off and fulfils none
/// @param stopped the customer stopped it
/// @param rung which rung of the ladder wrote it
/// @param choices what the customer is asked to choose from; usually empty
public record Answer(
        @Nullable UUID turn,
        Author author,
        String text,
        List<Citation> citations,
        boolean stopped,
        String rung,
        List<String> choices) {

    public Answer {
        citations = List.copyOf(citations);
        choices = List.copyOf(choices);
    }

    /// Nothing to choose from.
    public Answer(
            @Nullable UUID turn,
            Author author,
            String text,
            List<Citation> citations,
            boolean stopped,
            String rung) {
        this(turn, author, text, citations, stopped, rung, List.of());
    }
}
