package io.nightdesk.conversation;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The one place where an event enters a log: gives it the next `seq` under the conversation's
/// lock, writes it, and tells listeners inside the same transaction.
@Component
class Appender {

    private static final int PREVIEW = 140;

    private final ConversationStore conversations;
    private final EventStore events;
    private final ApplicationEventPublisher publisher;

    Appender(
            ConversationStore conversations,
            EventStore events,
            ApplicationEventPublisher publisher) {
        this.conversations = conversations;
        this.events = events;
        this.publisher = publisher;
    }

    /// Appends to a conversation whose row this transaction has locked.
    Event append(ConversationStore.Locked locked, EventStore.New event) {
        // The counter is read under the row lock, so nobody else can take the same one.
        long seq = conversations.lock(locked.id()).orElseThrow().lastSeq() + 1;
        String text = event.body().text();
        if (event.type().equals("message") && text != null) {
            conversations.raiseSeq(locked.id(), seq, event.author(), preview(text));
        } else {
            conversations.raiseSeq(locked.id(), seq);
        }
        Event written = events.append(locked.id(), seq, event);
        publisher.publishEvent(new EventAppended(locked.id(), written));
        return written;
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
