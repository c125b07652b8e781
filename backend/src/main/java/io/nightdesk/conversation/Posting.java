package io.nightdesk.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Posts messages of different conversations in one transaction, with as many statements for sixty
/// as for one.
@Component
class Posting {

    private final ConversationStore store;
    private final EventStore events;
    private final Appender appender;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;

    Posting(
            ConversationStore store,
            EventStore events,
            Appender appender,
            ApplicationEventPublisher publisher,
            TransactionTemplate transaction) {
        this.store = store;
        this.events = events;
        this.appender = appender;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    /// @param messages no two of the same conversation
    /// @return what became of each, by conversation, committed
    Map<UUID, PostResult> post(List<PostMessage> messages) {
        return Transactions.required(transaction.execute(_ -> inTransaction(messages)));
    }

    private Map<UUID, PostResult> inTransaction(List<PostMessage> messages) {
        Map<UUID, PostMessage> wanted =
                messages.stream()
                        .collect(Collectors.toMap(PostMessage::conversation, Function.identity()));
        Map<UUID, ConversationStore.Locked> locked =
                store.lock(wanted.keySet()).stream()
                        .collect(
                                Collectors.toMap(
                                        ConversationStore.Locked::id, Function.identity()));
        Map<UUID, Event> known =
                events.byClientMessageIds(by(messages, PostMessage::clientMessageId));
        Map<UUID, Long> numbers = store.lastNumbers(by(messages, PostMessage::device));
        Map<UUID, PostResult> results = new HashMap<>();
        List<PostMessage> accepted = new ArrayList<>();
        for (PostMessage message : messages) {
            UUID id = message.conversation();
            PostResult refusal =
                    refusal(
                            message,
                            locked.get(id),
                            known.get(id),
                            numbers.getOrDefault(id, 0L) + 1);
            if (refusal == null) {
                accepted.add(message);
            } else {
                results.put(id, refusal);
            }
        }
        if (!accepted.isEmpty()) {
            append(accepted, locked, results);
        }
        return results;
    }

    private static Map<UUID, UUID> by(List<PostMessage> messages, Function<PostMessage, UUID> id) {
        return messages.stream().collect(Collectors.toMap(PostMessage::conversation, id));
    }

    /// Why a message is not appended; null when it is.
    private static @Nullable PostResult refusal(
            PostMessage message,
            ConversationStore.@Nullable Locked locked,
            @Nullable Event known,
            long expected) {
        if (locked == null || !mayEnter(message.author(), locked)) {
            return new PostResult.Unknown();
        }
        if (known != null) {
            return first(known, message);
        }
        if (locked.owner() == Owner.CLOSED && !message.internal()) {
            return new PostResult.Closed();
        }
        boolean agent = message.author().kind() == Author.Kind.AGENT;
        if (agent && !message.internal() && !locked.isOf(message.author())) {
            return new PostResult.NotOwner();
        }
        return message.number() == expected ? null : new PostResult.OutOfOrder(expected);
    }

    private void append(
            List<PostMessage> accepted,
            Map<UUID, ConversationStore.Locked> locked,
            Map<UUID, PostResult> results) {
        store.raiseNumbers(accepted);
        Map<UUID, EventStore.New> appends = new LinkedHashMap<>();
        accepted.forEach(it -> appends.put(it.conversation(), EventStore.New.message(it)));
        List<Event> written = appender.append(appends);
        List<MessagePosted> posted = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            UUID id = accepted.get(i).conversation();
            results.put(id, new PostResult.Posted(written.get(i).seq(), timeOf(written.get(i))));
            ConversationStore.Locked conversation = locked.get(id);
            if (conversation != null && written.get(i) instanceof Event.Message message) {
                posted.add(
                        new MessagePosted(
                                id,
                                message.seq(),
                                message.author(),
                                conversation.owner(),
                                conversation.ownerEpoch()));
            }
        }
        if (!posted.isEmpty()) {
            publisher.publishEvent(new MessagesPosted(posted));
        }
    }

    private static PostResult first(Event first, PostMessage message) {
        String text =
                switch (first) {
                    case Event.Message said -> message.internal() ? null : said.text();
                    case Event.Note note -> message.internal() ? note.text() : null;
                    case Event.OwnerChanged _, Event.Feedback _, Event.Hidden _ -> null;
                };
        return message.text().equals(text)
                ? new PostResult.Duplicate(first.seq(), timeOf(first))
                : new PostResult.IdReused();
    }

    private static boolean mayEnter(Author author, ConversationStore.Locked locked) {
        return author.kind() != Author.Kind.VISITOR || locked.visitor().equals(author.id());
    }

    private static Instant timeOf(Event event) {
        return switch (event) {
            case Event.Message message -> message.at();
            case Event.Note note -> note.at();
            case Event.OwnerChanged changed -> changed.at();
            case Event.Feedback feedback -> feedback.at();
            case Event.Hidden _ -> throw new IllegalArgumentException("a hidden event has no time");
        };
    }
}
