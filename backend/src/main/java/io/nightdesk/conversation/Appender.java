package io.nightdesk.conversation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// Writes events and tells those who show the conversation. Into a log there is one way: the
/// function `conversation.append` gives an event the next `seq` under the conversation's lock.
@Component
class Appender {

    private static final Logger LOG = LoggerFactory.getLogger(Appender.class);

    private final EventStore events;
    private final ApplicationEventPublisher publisher;

    Appender(EventStore events, ApplicationEventPublisher publisher) {
        this.events = events;
        this.publisher = publisher;
    }

    /// Appends to a conversation whose row this transaction has locked, and tells listeners inside
    /// the transaction.
    Event append(UUID conversation, NewEvent event) {
        Event written = events.append(conversation, event);
        publisher.publishEvent(new EventAppended(conversation, written));
        return written;
    }

    /// Tells listeners of what [PostStore] has committed. Fails nobody: who is not told reads it in
    /// the log.
    void committed(UUID conversation, @Nullable Event event) {
        if (event == null) {
            return;
        }
        try {
            publisher.publishEvent(new EventAppended(conversation, event));
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("listeners were not told of an event");
        }
    }
}
