package io.nightdesk.conversation;

import io.nightdesk.kernel.Ids;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The one way into a conversation. Each call is one transaction; when it returns, what it says was
/// written is committed. Safe from any thread; calls on one conversation are serialised by the
/// database. Calls on different ones wait for each other only where messages share a commit and one
/// of their conversations is locked, and no longer than any wait for a lock may take (2 s). Where
/// somebody keeps more than that locked, messages are refused instead, for the time being.
@Component
public class Conversations {

    /// Longest message, in code points.
    public static final int MAX_LENGTH = 4_000;

    private final ConversationStore store;
    private final WaitingStore waiting;
    private final EventStore events;
    private final Appender appender;
    private final PostBatches batches;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;

    Conversations(
            ConversationStore store,
            WaitingStore waiting,
            EventStore events,
            Appender appender,
            PostBatches batches,
            ApplicationEventPublisher publisher,
            TransactionTemplate transaction) {
        this.store = store;
        this.waiting = waiting;
        this.events = events;
        this.appender = appender;
        this.batches = batches;
        this.publisher = publisher;
        this.transaction = transaction;
    }

    /// Opens a conversation under an id that the browser made; the same call again changes nothing.
    ///
    /// @return [Opened#CREATED] or [Opened#EXISTED]; [Opened#FOREIGN] when the id is taken by
    ///     another visitor
    public Opened open(UUID id, UUID site, UUID visitor, String locale, @Nullable String page) {
        if (Transactions.required(
                transaction.execute(_ -> insert(id, site, visitor, locale, page)))) {
            return Opened.CREATED;
        }
        boolean own = store.find(id).filter(found -> found.visitor().equals(visitor)).isPresent();
        return own ? Opened.EXISTED : Opened.FOREIGN;
    }

    private boolean insert(UUID id, UUID site, UUID visitor, String locale, @Nullable String page) {
        boolean created = store.insert(id, site, visitor, locale, page);
        if (created) {
            publisher.publishEvent(new ConversationOpened(id));
        }
        return created;
    }

    /// What became of an opening.
    public enum Opened {
        CREATED,
        EXISTED,
        FOREIGN
    }

    /// Posts a message or a note of a person. A retry with the same `clientMessageId` is answered
    /// with the first copy's `seq` and writes nothing, also when both arrive at the same moment.
    /// Not to be called in a transaction: a busy node posts several messages in one statement, by
    /// one of their threads.
    public PostResult post(PostMessage message) {
        return post(message, _ -> {});
    }

    /// As [#post(PostMessage)], for whoever wants to answer its writer before others are told.
    ///
    /// @param answer is given the result after the commit
    public PostResult post(PostMessage message, Consumer<PostResult> answer) {
        PostResult refused = refusal(message);
        if (refused != null) {
            answer.accept(refused);
            return refused;
        }
        return batches.post(message, answer);
    }

    private static @Nullable PostResult refusal(PostMessage message) {
        if (message.text().isBlank() || hasNothingVisible(message.text())) {
            return new PostResult.Empty();
        }
        return message.text().codePointCount(0, message.text().length()) > MAX_LENGTH
                ? new PostResult.TooLong(MAX_LENGTH)
                : null;
    }

    /// Commits the assistant's answer, in the caller's transaction if it has one.
    ///
    /// @param ownerEpoch the epoch under which the assistant began; when the owner has moved since,
    ///     nothing is written
    /// @return the answer's `seq`, or empty when the assistant no longer owns the conversation
    public Optional<Long> answer(UUID conversation, long ownerEpoch, Answer answer) {
        return answer(conversation, locked -> locked.ownerEpoch() == ownerEpoch, answer);
    }

    /// As [#answer(UUID, long, Answer)], if nothing has happened in the conversation since `seq`.
    public Optional<Long> answerIfLast(UUID conversation, long seq, Answer answer) {
        return answer(conversation, locked -> locked.lastSeq() == seq, answer);
    }

    private Optional<Long> answer(
            UUID conversation, Predicate<ConversationStore.Locked> still, Answer answer) {
        return Transactions.required(
                transaction.execute(
                        _ ->
                                store.lock(conversation)
                                        .filter(locked -> locked.owner() == Owner.AI)
                                        .filter(still)
                                        .map(
                                                locked ->
                                                        appender.append(
                                                                        locked.id(),
                                                                        NewEvent.answer(answer))
                                                                .seq())));
    }

    /// Keeps an e-mail address for the answer, should the customer be gone by then. Agents
    /// see it in a note, as code: what a customer wrote is no Markdown of ours.
    ///
    /// @param email without backticks
    public void leaveContact(UUID conversation, String email) {
        transaction.executeWithoutResult(
                _ -> {
                    long last = store.lock(conversation).orElseThrow().lastSeq();
                    // Read after the lock: of two that come at once one finds what the other left.
                    Summary found = store.find(conversation).orElseThrow();
                    if (email.equals(found.contact())) {
                        return;
                    }
                    store.leaveContact(conversation, email);
                    UUID once = Ids.named("contact:%s:%d:%s".formatted(conversation, last, email));
                    appender.append(
                            conversation,
                            NewEvent.note(
                                    Author.SYSTEM,
                                    once,
                                    "The customer would like the answer at `" + email + "` too."));
                });
    }

    /// Records a thumb on an answer of the assistant's. The same thumb again changes nothing.
    ///
    /// @return false when `seq` is no answer of this conversation
    public boolean rate(UUID conversation, Author visitor, long seq, Event.@Nullable Thumb thumb) {
        return Transactions.required(
                transaction.execute(
                        _ -> {
                            ConversationStore.Locked locked = store.lock(conversation).orElse(null);
                            boolean answer =
                                    events.bySeq(conversation, seq).orElse(null)
                                                    instanceof Event.Message message
                                            && message.author().kind() == Author.Kind.ASSISTANT;
                            if (locked == null || !answer) {
                                return false;
                            }
                            if (!events.thumbOf(conversation, seq)
                                    .equals(Optional.ofNullable(thumb))) {
                                appender.append(
                                        conversation, NewEvent.feedback(visitor, seq, thumb));
                            }
                            return true;
                        }));
    }

    /// Marks a conversation in which no person has said anything since it went into the queue at
    /// `queued`, with a note for the team. Does nothing when it has, or when it went into the queue
    /// anew or out of it.
    ///
    /// @return whether it was marked
    public boolean markOverdue(UUID conversation, long queued, String note) {
        UUID id = Ids.named("overdue:%s:%d".formatted(conversation, queued));
        return Transactions.required(
                transaction.execute(
                        _ -> {
                            ConversationStore.Locked locked = store.lock(conversation).orElse(null);
                            if (locked == null
                                    || !waitsSince(locked, queued)
                                    || isKnown(locked, id)) {
                                return false;
                            }
                            waiting.markOverdue(conversation);
                            appender.append(conversation, NewEvent.note(Author.SYSTEM, id, note));
                            return true;
                        }));
    }

    private boolean waitsSince(ConversationStore.Locked locked, long queued) {
        return (locked.owner() == Owner.QUEUE || locked.owner() == Owner.AGENT)
                && events.lastQueued(locked.id()) == queued
                && events.lastMessageOf(locked.id(), Author.Kind.AGENT) < queued;
    }

    private boolean isKnown(ConversationStore.Locked locked, UUID id) {
        return events.byClientMessageId(locked.id(), id).isPresent();
    }

    /// Remembers how far a device has received and read. Never moves backwards.
    public void mark(UUID conversation, UUID device, long got, long read) {
        store.mark(conversation, device, got, read);
    }

    /// Tells readers about an answer that is being written. Nothing is stored and nothing promised.
    public void draft(Draft draft) {
        publisher.publishEvent(draft);
    }

    /// Blank to a reader although not to `isBlank`: zero-width and other format characters only.
    private static boolean hasNothingVisible(String text) {
        return text.codePoints()
                .allMatch(
                        point ->
                                Character.isWhitespace(point)
                                        || Character.isSpaceChar(point)
                                        || Character.getType(point) == Character.FORMAT
                                        || Character.getType(point) == Character.CONTROL);
    }
}
