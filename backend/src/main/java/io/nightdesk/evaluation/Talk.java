package io.nightdesk.evaluation;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.Owner;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of one message of a customer's.
///
/// @param status the worst HTTP status on the way, 200 if all went well
/// @param refusal the code with which the message was refused; null if it was taken
/// @param echoed the customer's own message as it came back over the socket; null if it did not
/// @param seen what came of the assistant's over the socket, drafts too
/// @param events what has happened since, as the customer may see it
/// @param owner who has to answer next
/// @param untold what its customer is not told
record Talk(
        UUID conversation,
        int status,
        @Nullable String refusal,
        @Nullable String echoed,
        String seen,
        List<Event> events,
        Owner owner,
        Untold untold) {

    /// What the product keeps about a conversation and does not tell its customer.
    ///
    /// @param unsure a model's answer, of which nothing had been left out, was kept back for not
    ///     being likely enough to be right
    /// @param leftOut how many sentences of models' answers were
    /// @param summary models' words for the people who take it over; empty when there are none
    record Untold(boolean unsure, int leftOut, String summary) {

        static final Untold NOTHING = new Untold(false, 0, "");
    }

    Talk {
        events = List.copyOf(events);
    }

    Talk with(Untold other) {
        return new Talk(conversation, status, refusal, echoed, seen, events, owner, other);
    }

    /// Whether the assistant said something or passed it on.
    boolean answered() {
        return events.stream().anyMatch(Talk::isAnswer)
                || events.stream().anyMatch(Event.OwnerChanged.class::isInstance);
    }

    /// Everything that a customer has read, with the final messages.
    String read() {
        return seen + "\n" + answer();
    }

    /// The assistant's final messages, joined.
    String answer() {
        StringBuilder text = new StringBuilder();
        for (Event event : events) {
            if (event instanceof Event.Message message && isAnswer(event)) {
                text.append(message.text()).append('\n');
            }
        }
        return text.toString();
    }

    /// Which rung said the last of it; empty when none did.
    String rung() {
        return messages().stream()
                .map(message -> String.valueOf(message.rung()))
                .reduce("", (_, last) -> last);
    }

    List<Event.Message> messages() {
        return events.stream().filter(Talk::isAnswer).map(Event.Message.class::cast).toList();
    }

    /// Why it went to people; empty when it did not.
    String reason() {
        return events.stream()
                .filter(Event.OwnerChanged.class::isInstance)
                .map(Event.OwnerChanged.class::cast)
                .filter(change -> change.reason() != null)
                .map(change -> String.valueOf(change.reason()).toLowerCase(Locale.ROOT))
                .reduce("", (_, last) -> last);
    }

    private static boolean isAnswer(Event event) {
        return event instanceof Event.Message message
                && message.author().kind() == Author.Kind.ASSISTANT;
    }
}
