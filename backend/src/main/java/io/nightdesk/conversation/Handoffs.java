package io.nightdesk.conversation;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
    private final Appender appender;
    private final ApplicationEventPublisher publisher;
    private final TransactionTemplate transaction;

    Handoffs(
            ConversationStore store,
            Appender appender,
            ApplicationEventPublisher publisher,
            TransactionTemplate transaction) {
        this.store = store;
        this.appender = appender;
        this.publisher = publisher;
        this.transaction = transaction;
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

    /// Gives a conversation to an agent. Claiming one's own again changes nothing.
    public ClaimResult claim(UUID conversation, Author agent) {
        return this.<ClaimResult>locked(
                        conversation,
                        found ->
                                switch (found.owner()) {
                                    case CLOSED -> new ClaimResult.Closed();
                                    case AGENT -> taken(found, agent);
                                    case AI, QUEUE -> {
                                        move(found, Owner.AGENT, agent, agent, null);
                                        yield new ClaimResult.Claimed();
                                    }
                                })
                .orElseGet(ClaimResult.Unknown::new);
    }

    private ClaimResult taken(ConversationStore.Locked found, Author agent) {
        if (found.isOf(agent)) {
            return new ClaimResult.Claimed();
        }
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
        store.moveOwner(found.id(), owner, agent, reason);
        Event written = appender.append(found, EventStore.New.owner(by, owner, agent, reason));
        publisher.publishEvent(
                new OwnerMoved(found.id(), written.seq(), owner, found.ownerEpoch() + 1));
        return owner;
    }

    private <T> Optional<T> locked(UUID conversation, Function<ConversationStore.Locked, T> work) {
        return Transactions.required(transaction.execute(_ -> store.lock(conversation).map(work)));
    }
}
