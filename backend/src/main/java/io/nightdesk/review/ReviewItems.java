package io.nightdesk.review;

import io.nightdesk.assistant.PastAnswer;
import io.nightdesk.assistant.Provenance;
import io.nightdesk.assistant.Turns;
import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.Transcripts;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together what somebody must see to judge an answer.
@Component
class ReviewItems {

    /// Events before the question, so that a follow-up can be understood.
    private static final int BEFORE = 6;

    private static final int MOST_EVENTS = 100;

    private final Turns turns;
    private final Transcripts transcripts;

    ReviewItems(Turns turns, Transcripts transcripts) {
        this.turns = turns;
        this.transcripts = transcripts;
    }

    /// Empty where the answer's text is gone.
    Optional<ReviewItem> of(UUID site, UUID turn, @Nullable String report) {
        PastAnswer past = turns.answer(site, turn).orElse(null);
        if (past == null) {
            return Optional.empty();
        }
        List<Event.Message> messages = messages(past);
        return messages.stream()
                .filter(message -> turn.equals(message.turn()))
                .findFirst()
                .map(answer -> item(past, messages, answer, report));
    }

    /// What the customer asked.
    String question(PastAnswer past) {
        return String.join("\n", question(past, messages(past)));
    }

    private List<Event.Message> messages(PastAnswer past) {
        long after = Math.max(0, past.fromSeq() - 1 - BEFORE);
        return transcripts.events(past.conversation(), after, MOST_EVENTS, Audience.TEAM).stream()
                .filter(Event.Message.class::isInstance)
                .map(Event.Message.class::cast)
                .toList();
    }

    private ReviewItem item(
            PastAnswer past,
            List<Event.Message> messages,
            Event.Message answer,
            @Nullable String report) {
        Optional<Provenance> provenance = provenance(past);
        Provenance.Withheld draft = provenance.map(Provenance::withheld).orElse(null);
        return new ReviewItem(
                past.turn(),
                past.conversation(),
                past.at(),
                messages.stream()
                        .filter(message -> message.seq() < past.fromSeq())
                        .map(it -> new ReviewItem.Said(it.author().kind(), it.text()))
                        .toList(),
                question(past, messages),
                draft == null ? answer.text() : draft.text(),
                draft == null ? answer.citations() : draft.citations(),
                past.withheld() && draft == null,
                draft != null,
                provenance.map(Provenance::passages).orElse(List.of()),
                report);
    }

    private static List<String> question(PastAnswer past, List<Event.Message> messages) {
        return messages.stream()
                .filter(it -> it.author().kind() == Author.Kind.VISITOR)
                .filter(it -> it.seq() >= past.fromSeq() && it.seq() <= past.throughSeq())
                .map(Event.Message::text)
                .toList();
    }

    private Optional<Provenance> provenance(PastAnswer past) {
        return turns.history(past.conversation()).stream()
                .filter(trace -> trace.turn().equals(past.turn()))
                .flatMap(trace -> Stream.ofNullable(trace.provenance()))
                .findFirst();
    }
}
