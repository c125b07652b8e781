package io.nightdesk.conversation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The one place where an event enters a log: gives it the next `seq` under the conversation's
/// lock, writes it, and tells listeners inside the same transaction.
@Component
class Appender {

    private static final int PREVIEW = 140;

    private final ConversationStore conversations;
    private final EventStore log;
    private final ApplicationEventPublisher publisher;

    Appender(ConversationStore conversations, EventStore log, ApplicationEventPublisher publisher) {
        this.conversations = conversations;
        this.log = log;
        this.publisher = publisher;
    }

    /// Appends to a conversation whose row this transaction has locked.
    Event append(ConversationStore.Locked locked, EventStore.New event) {
        return append(Map.of(locked.id(), event)).getFirst();
    }

    /// Appends an event to each of these conversations, whose rows this transaction has locked, and
    /// answers them in the order of the map.
    List<Event> append(Map<UUID, EventStore.New> events) {
        // The counter is raised under the row lock, so nobody else can take the same one.
        Map<UUID, Long> seqs =
                conversations.raiseSeqs(
                        events.entrySet().stream()
                                .map(it -> raise(it.getKey(), it.getValue()))
                                .toList());
        List<EventStore.Placed> placed =
                events.entrySet().stream()
                        .map(
                                it ->
                                        new EventStore.Placed(
                                                it.getKey(),
                                                Objects.requireNonNull(seqs.get(it.getKey())),
                                                it.getValue()))
                        .toList();
        List<Event> written = log.append(placed);
        for (int i = 0; i < written.size(); i++) {
            publisher.publishEvent(new EventAppended(placed.get(i).conversation(), written.get(i)));
        }
        return written;
    }

    private static ConversationStore.Raise raise(UUID conversation, EventStore.New event) {
        String text = event.type().equals("message") ? event.body().text() : null;
        return new ConversationStore.Raise(
                conversation, event.author(), text == null ? null : preview(text));
    }

    /// One line for lists: no Markdown marks, no line breaks, never half a surrogate pair.
    static String preview(String text) {
        String plain =
                text.replaceAll("\\[\\d+]", "")
                        .replaceAll("[*_`#>|]", "")
                        .replaceAll("\\s+", " ")
                        .strip();
        if (plain.codePointCount(0, plain.length()) <= PREVIEW) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, PREVIEW - 1)) + "…";
    }
}
