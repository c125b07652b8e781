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

    Watching(
            Connections connections, Transcripts transcripts, DraftSource drafts, QueueFeed queue) {
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
        return transcripts
                .find(conversation)
                .filter(
                        found ->
                                switch (who.principal()) {
                                    case Principal.Visitor visitor ->
                                            found.visitor().equals(visitor.id());
                                    case Principal.Agent agent -> found.site().equals(agent.site());
                                });
    }

    /// Whether whoever is at the other end may take part in the conversation. Costs a look into
    /// the database where this very connection does not show it.
    boolean sees(Connection connection, UUID conversation) {
        return connection.shows(conversation) || allowed(connection, conversation).isPresent();
    }

    Subscription subscription(Connection connection, UUID conversation, long after) {
        Connection.Identified who = connection.identified();
        Audience audience = who == null ? Audience.VISITOR : who.audience();
        return new Subscription(connection, conversation, audience, transcripts, drafts, after);
    }

    /// Starts it: first registered, then read, so nothing falls between.
    void begin(Subscription subscription) {
        Connection connection = subscription.connection();
        connections.subscribe(subscription);
        connection.execute(subscription::readAndSend);
        subscription.draft();
        if (subscription.audience() == Audience.VISITOR) {
            transcripts
                    .find(subscription.conversation())
                    .filter(found -> found.owner() == Owner.QUEUE)
                    .ifPresent(_ -> queue.refresh());
        }
    }

    /// Goes on from `after`, live from then on.
    void sync(Connection connection, Connection.Identified who, UUID conversation, long after) {
        Summary found = allowed(connection, conversation).orElse(null);
        if (found == null) {
            connection.send(
                    Nacks.of(conversation, Code.UNKNOWN_CONVERSATION, "no such conversation"));
            return;
        }
        long from = after < 0 || after > found.lastSeq() ? 0 : after;
        begin(subscription(connection, conversation, from));
    }

    void snapshot(Connection connection, UUID conversation) {
        Subscription shown = connection.subscriptions().get(conversation);
        if (shown != null) {
            shown.draft();
        } else if (allowed(connection, conversation).isPresent()) {
            subscription(connection, conversation, 0).draft();
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
