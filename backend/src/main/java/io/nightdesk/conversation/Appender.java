package io.nightdesk.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The one way into a log: the function `conversation.append` gives an event the next `seq` under
/// the conversation's lock and writes it. Tells listeners inside the same transaction.
@Component
class Appender {

    private final EventStore events;
    private final ApplicationEventPublisher publisher;

    Appender(EventStore events, ApplicationEventPublisher publisher) {
        this.events = events;
        this.publisher = publisher;
    }

    /// Appends to a conversation whose row this transaction has locked.
    Event append(UUID conversation, NewEvent event) {
        return written(conversation, events.append(conversation, event));
    }

    /// Takes in what people wrote, in this order, in one trip to the database.
    ///
    /// @param messages of different conversations
    /// @return what became of each
    List<PostResult> post(List<PostMessage> messages) {
        List<EventStore.Posted> outcomes = events.post(messages);
        List<MessagePosted> posted = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            UUID conversation = messages.get(i).conversation();
            EventStore.Posted outcome = outcomes.get(i);
            if (outcome.event() == null) {
                continue;
            }
            Event event = written(conversation, outcome.event());
            if (event instanceof Event.Message message && outcome.owner() != null) {
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
        return outcomes.stream().map(EventStore.Posted::result).toList();
    }

    private Event written(UUID conversation, Event event) {
        publisher.publishEvent(new EventAppended(conversation, event));
        return event;
    }
}
