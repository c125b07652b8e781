package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.DraftSource;
import io.nightdesk.conversation.Owner;
import io.nightdesk.conversation.Summary;
import io.nightdesk.conversation.Transcripts;
import io.nightdesk.identity.Principal;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Lets a socket see a conversation, from a position on and then live, or the inbox.
@Component
class Watching {

    private final Connections connections;
    private final Transcripts transcripts;
    private final DraftSource drafts;
    private final QueueFeed queue;
    private final Reconciler reconciler;

    Watching(
            Connections connections,
            Transcripts transcripts,
            DraftSource drafts,
            QueueFeed queue,
            Reconciler reconciler) {
        this.reconciler = reconciler;
        this.connections = connections;
        this.transcripts = transcripts;
        this.drafts = drafts;
        this.queue = queue;
    }

    /// The conversation, if whoever is at the other end may see it.
    Optional<Summary> allowed(Connection connection, UUID conversation) {
        Connection.Identified who = connection.identified();
        if (who == null) {
            return Optional.empty();
        }
        return transcripts.find(conversation).filter(found -> mayShow(who, found));
    }

    static boolean mayShow(Connection.Identified who, Summary conversation) {
        return switch (who.principal()) {
            case Principal.Visitor visitor -> conversation.visitor().equals(visitor.id());
            case Principal.Agent agent -> conversation.site().equals(agent.site());
        };
    }

    /// Whether whoever is at the other end may take part in the conversation. Costs a look into
    /// the database where this very connection does not show it.
    boolean sees(Connection connection, UUID conversation) {
        return connection.shown(conversation) != null
                || allowed(connection, conversation).isPresent();
    }

    Subscription subscription(Connection connection, UUID conversation) {
        Connection.Identified who = connection.identified();
        Audience audience = who == null ? Audience.VISITOR : who.audience();
        return new Subscription(
                connection, conversation, audience, transcripts, drafts, reconciler::hurry);
    }

    /// Registers a subscription, which says nothing before it begins. What is read afterwards and
    /// what it hears of leave no gap between them.
    Subscription listen(Connection connection, UUID conversation) {
        Subscription subscription = subscription(connection, conversation);
        connections.subscribe(subscription);
        return subscription;
    }

    /// Takes back a registration.
    void forget(Subscription subscription) {
        connections.unsubscribe(subscription);
    }

    /// Starts it. Only on the connection's queue.
    ///
    /// @param last how far the log reaches at least, read after the registration
    void begin(Subscription subscription, Owner owner, long after, long last) {
        subscription.begin(after, last);
        if (owner == Owner.AI) {
            subscription.draft();
        }
        if (owner == Owner.QUEUE && subscription.audience() == Audience.VISITOR) {
            queue.refresh();
        }
    }

    /// Goes on from `after`, live from then on. Who has seen more than there is saw a past that a
    /// restore undid, or makes it up: it has to start again.
    void sync(Connection connection, Connection.Identified who, UUID conversation, long after) {
        Summary found = allowed(connection, conversation).orElse(null);
        if (found == null) {
            connection.send(
                    Nacks.of(conversation, Code.UNKNOWN_CONVERSATION, "no such conversation"));
            return;
        }
        if (after > found.lastSeq()) {
            connection.close(CloseCode.INSUFFICIENT_STATE);
            return;
        }
        long from = Math.max(after, 0);
        Subscription subscription = listen(connection, conversation);
        // It may reach further than was found before.
        connection.send(() -> begin(subscription, found.owner(), from, Long.MAX_VALUE), 0);
    }

    void snapshot(Connection connection, UUID conversation) {
        Subscription shown = connection.shown(conversation);
        if (shown != null) {
            shown.draft();
        } else if (allowed(connection, conversation).isPresent()) {
            subscription(connection, conversation).draft();
        }
    }

    /// Lets an agent's socket hear of every change in the inbox.
    void inbox(Connection connection, Connection.Identified who) {
        switch (who.principal()) {
            case Principal.Agent _ -> connections.watch(connection);
            case Principal.Visitor _ ->
                    connection.send(Nacks.of(Code.FORBIDDEN, "only agents watch the inbox"));
        }
    }
}
