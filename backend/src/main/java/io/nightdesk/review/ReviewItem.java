package io.nightdesk.review;

import io.nightdesk.assistant.Provenance;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Citation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An answer to be judged. How sure the assistant was is not in it, so that nobody is led by that.
///
/// @param before what was said just before, oldest first
/// @param question the customer's messages
/// @param withheld the assistant handed over, and the answer only names articles: right is it if
///     one of them answers
/// @param drafted no customer was given the answer: the assistant handed over instead
/// @param passages what had been found, best first
/// @param report why an agent reported it; null where nobody did
public record ReviewItem(
        UUID turn,
        UUID conversation,
        Instant at,
        List<Said> before,
        List<String> question,
        String answer,
        List<Citation> citations,
        boolean withheld,
        boolean drafted,
        List<Provenance.Found> passages,
        @Nullable String report) {

    public record Said(Author.Kind by, String text) {}

    public ReviewItem {
        before = List.copyOf(before);
        question = List.copyOf(question);
        citations = List.copyOf(citations);
        passages = List.copyOf(passages);
    }
}
