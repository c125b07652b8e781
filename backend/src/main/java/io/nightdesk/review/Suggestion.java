package io.nightdesk.review;

import io.nightdesk.assistant.Provenance;
import io.nightdesk.assistant.Turns;
import io.nightdesk.conversation.Citation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the assistant would have said had it been surer. Nobody has checked it.
///
/// @param text with the marks of its sources, such as `[1]`
/// @param reply the same as an agent would send it: without them
/// @param confidence how sure the assistant was
public record Suggestion(
        UUID turn,
        String text,
        String reply,
        List<Citation> citations,
        Provenance.@Nullable Confidence confidence) {

    public Suggestion {
        citations = List.copyOf(citations);
    }

    static Suggestion of(Turns.Trace turn, Provenance provenance, Provenance.Withheld answer) {
        return new Suggestion(
                turn.turn(),
                answer.text(),
                unmarked(answer),
                answer.citations(),
                provenance.confidence());
    }

    private static String unmarked(Provenance.Withheld answer) {
        String text = answer.text();
        for (Citation citation : answer.citations()) {
            text = text.replaceAll("\\s*\\[" + citation.number() + "]", "");
        }
        return text.strip();
    }
}
