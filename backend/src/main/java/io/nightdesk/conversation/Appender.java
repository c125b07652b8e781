package io.nightdesk.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The one way into a log: the function `conversation.append` gives an event the next `seq` under
/// the conversation's lock and writes it.
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

    /// Takes in what people wrote, in this order, in one trip to the database. Who waits for the
    /// commit is told by [#committed], each by the thread that posted it.
    ///
    /// @param messages of different conversations
    /// @return what became of each
    List<EventStore.Posted> post(List<PostMessage> messages) {
        List<EventStore.Posted> outcomes = events.post(messages);
        List<MessagePosted> posted = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            UUID conversation = messages.get(i).conversation();
            EventStore.Posted outcome = outcomes.get(i);
            if (outcome.event() instanceof Event.Message message && outcome.owner() != null) {
                posted.add(
                        new MessagePosted(
                                conversation,
                                message.seq(),
                                message.author(),
                                outcome.owner(),
                                outcome.ownerEpoch()));
            }
        }
        if (!posted.isEmpty()) {
            publisher.publishEvent(new MessagesPosted(posted));
        }
        return outcomes;
    }

    /// Tells those who show the conversation. Fails nobody: the message is committed, and who is
    /// not told reads it in the log.
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
