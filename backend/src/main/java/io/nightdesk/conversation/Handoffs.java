package io.nightdesk.conversation;

import io.nightdesk.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Moves the duty to answer between the assistant, the queue and people. Each call is one
/// transaction under the conversation's lock, so of two agents at the same moment one wins; every
/// move raises the owner epoch, which shuts out an assistant that is still writing.
@Component
public class Handoffs {

    private final ConversationStore store;
    private final WaitingStore waiting;
    private final Appender appender;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Handoffs(
            ConversationStore store,
            WaitingStore waiting,
            Appender appender,
            ApplicationEventPublisher publisher,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.waiting = waiting;
        this.appender = appender;
        this.publisher = publisher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Puts a conversation of the assistant's into the queue. Asking again changes nothing.
    ///
    /// @return the owner afterwards; empty when there is no such conversation
    public Optional<Owner> request(UUID conversation, Author by, HandoffReason reason) {
        return locked(
                conversation,
                found ->
                        found.owner() == Owner.AI
                                ? move(found, Owner.QUEUE, by, null, reason)
                                : found.owner());
    }

    /// Takes a waiting conversation out of the queue, back to the assistant.
    ///
    /// @return the owner afterwards: [Owner#AGENT] when a person was faster
    public Optional<Owner> cancel(UUID conversation, Author by) {
        return locked(
                conversation,
                found ->
                        found.owner() == Owner.QUEUE
                                ? move(found, Owner.AI, by, null, null)
                                : found.owner());
    }

    /// The assistant takes a waiting conversation back, unless it has moved on since. Until it is
    /// [#answered] the customer keeps the place in the queue.
    ///
    /// @param ownerEpoch of the wait
    /// @return whether it did
    public boolean takeBack(UUID conversation, long ownerEpoch, Author assistant) {
        return locked(
                        conversation,
                        found -> {
                            boolean waits =
                                    found.owner() == Owner.QUEUE
                                            && found.ownerEpoch() == ownerEpoch;
                            if (waits) {
                                Summary before = store.find(conversation).orElseThrow();
                                move(found, Owner.AI, assistant, null, null);
                                Instant since = Objects.requireNonNull(before.waitingSince());
                                waiting.keepPlace(conversation, since, before.overdue());
                            }
                            return waits;
                        })
                .orElse(false);
    }

    /// The assistant has answered: who asks for a person from now on begins to wait then. In the
    /// transaction of the answer.
    public void answered(UUID conversation) {
        waiting.forgetPlace(conversation);
    }

    /// Gives a conversation that no person has to an agent. Claiming one's own again changes
    /// nothing.
    public ClaimResult claim(UUID conversation, Author agent) {
        return claim(conversation, agent, _ -> false);
    }

    /// As [#claim(UUID, Author)], also from a colleague, unless somebody else has it meanwhile.
    ///
    /// @param from the colleague's id
    public ClaimResult takeOver(UUID conversation, Author agent, UUID from) {
        return claim(conversation, agent, found -> from.equals(found.agent()));
    }

    /// As [#claim(UUID, Author)], also when it is over: it then goes on, with this agent.
    public ClaimResult reopen(UUID conversation, Author agent) {
        return claim(conversation, agent, found -> found.owner() == Owner.CLOSED);
    }

    private ClaimResult claim(
            UUID conversation, Author agent, Predicate<ConversationStore.Locked> others) {
        return locked(conversation, found -> claim(found, agent, others.test(found)))
                .orElseGet(ClaimResult.Unknown::new);
    }

    private ClaimResult claim(ConversationStore.Locked found, Author agent, boolean others) {
        boolean free = found.owner() == Owner.AI || found.owner() == Owner.QUEUE;
        if (found.isOf(agent)) {
            return new ClaimResult.Claimed();
        }
        if (free || others) {
            move(found, Owner.AGENT, agent, agent, null);
            return new ClaimResult.Claimed();
        }
        return found.owner() == Owner.CLOSED ? new ClaimResult.Closed() : taken(found);
    }

    private ClaimResult taken(ConversationStore.Locked found) {
        Author by = store.find(found.id()).map(Summary::agent).orElse(null);
        return new ClaimResult.AlreadyTaken(by == null ? "Somebody" : by.name());
    }

    /// An agent gives the conversation back to the assistant.
    ///
    /// @return false when it is not this agent's
    public boolean handBack(UUID conversation, Author agent) {
        return leave(conversation, agent, Owner.AI);
    }

    /// An agent ends the conversation.
    ///
    /// @return false when it is not this agent's
    public boolean resolve(UUID conversation, Author agent) {
        return leave(conversation, agent, Owner.CLOSED);
    }

    /// Ends a conversation of the assistant's that has been silent for so long. Whom the assistant
    /// still owes an answer is left alone.
    ///
    /// @return when to look again; empty when that is no longer needed
    Optional<Instant> closeSilent(UUID conversation, Duration silence) {
        return locked(conversation, found -> closeSilent(found, silence))
                .flatMap(Function.identity());
    }

    private Optional<Instant> closeSilent(ConversationStore.Locked found, Duration silence) {
        if (found.owner() != Owner.AI) {
            return Optional.empty();
        }
        Summary summary = store.find(found.id()).orElseThrow();
        Author last = summary.lastAuthor();
        Instant now = clock.instant();
        if (last != null && last.kind() == Author.Kind.VISITOR) {
            return Optional.of(now.plus(silence));
        }
        Instant end = summary.lastAt().plus(silence);
        if (end.isAfter(now)) {
            return Optional.of(end);
        }
        UUID id = Ids.named("idle:%s:%d".formatted(found.id(), found.lastSeq()));
        move(found, NewEvent.owner(Author.SYSTEM, Owner.CLOSED, null, null, id));
        return Optional.empty();
    }

    /// Does something unless the conversation is the assistant's, and does it under its lock:
    /// whoever gives it to the assistant does so before or afterwards.
    ///
    /// @return whether it did
    boolean unlessAssistants(UUID conversation, Runnable work) {
        return Transactions.required(
                transaction.execute(
                        _ -> {
                            boolean assistants =
                                    store.lock(conversation)
                                            .filter(found -> found.owner() == Owner.AI)
                                            .isPresent();
                            if (!assistants) {
                                work.run();
                            }
                            return !assistants;
                        }));
    }

    /// Puts a conversation that an agent kept back into the queue, with a note, unless it has moved
    /// on since.
    ///
    /// @param ownerEpoch of the agent's ownership
    /// @param id the same for the same occasion, which then happens once
    public boolean recall(UUID conversation, long ownerEpoch, UUID id, String note) {
        return locked(
                        conversation,
                        found -> {
                            if (found.owner() != Owner.AGENT || found.ownerEpoch() != ownerEpoch) {
                                return false;
                            }
                            move(found, NewEvent.owner(Author.SYSTEM, Owner.QUEUE, null, null, id));
                            UUID second = Ids.named("note:" + id);
                            appender.append(found.id(), NewEvent.note(Author.SYSTEM, second, note));
                            return true;
                        })
                .orElse(false);
    }

    private boolean leave(UUID conversation, Author agent, Owner to) {
        return locked(
                        conversation,
                        found -> {
                            if (!found.isOf(agent)) {
                                return false;
                            }
                            move(found, to, agent, null, null);
                            return true;
                        })
                .orElse(false);
    }

    private Owner move(
            ConversationStore.Locked found,
            Owner owner,
            Author by,
            @Nullable Author agent,
            @Nullable HandoffReason reason) {
        return move(found, NewEvent.owner(by, owner, agent, reason));
    }

    private Owner move(ConversationStore.Locked found, NewEvent move) {
        Owner owner = Objects.requireNonNull(move.body().owner());
        store.moveOwner(found.id(), owner, move.body().agent(), move.body().reason());
        Event written = appender.append(found.id(), move);
        publisher.publishEvent(
                new OwnerMoved(found.id(), written.seq(), owner, found.ownerEpoch() + 1));
        return owner;
    }

    private <T> Optional<T> locked(UUID conversation, Function<ConversationStore.Locked, T> work) {
        return Transactions.required(transaction.execute(_ -> store.lock(conversation).map(work)));
    }
}
