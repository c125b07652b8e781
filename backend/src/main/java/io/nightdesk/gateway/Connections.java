package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.CustomerPresence;
import io.nightdesk.conversation.Event;
import io.nightdesk.identity.Principal;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The sockets of this node and which conversations they show. Safe from any thread; nothing here
/// waits for a socket.
@Component
class Connections implements CustomerPresence {

    private final Map<UUID, Connection> connections = new ConcurrentHashMap<>();
    private final Map<UUID, Set<Subscription>> byConversation = new ConcurrentHashMap<>();
    private final Set<Connection> watching = ConcurrentHashMap.newKeySet();

    void add(Connection connection) {
        connections.put(connection.id(), connection);
    }

    void remove(Connection connection) {
        connections.remove(connection.id());
        watching.remove(connection);
        connection.subscriptions().values().forEach(this::unsubscribe);
    }

    Collection<Connection> all() {
        return connections.values();
    }

    /// From now on it is told of every change in the inbox.
    void watch(Connection connection) {
        watching.add(connection);
        if (connection.isClosed()) {
            watching.remove(connection);
        }
    }

    /// Those that are told of every change in the inbox; few, where all are many.
    Collection<Connection> watching() {
        return watching;
    }

    /// Registers a subscription, unless its connection has closed. From here on it hears of new
    /// events, so a read of the log that starts afterwards misses none.
    void subscribe(Subscription subscription) {
        Subscription old =
                subscription
                        .connection()
                        .subscriptions()
                        .put(subscription.conversation(), subscription);
        if (old != null) {
            unsubscribe(old);
        }
        byConversation.compute(
                subscription.conversation(),
                (_, present) -> {
                    Set<Subscription> all =
                            present == null ? ConcurrentHashMap.newKeySet() : present;
                    all.add(subscription);
                    return all;
                });
        if (subscription.connection().isClosed()) {
            unsubscribe(subscription);
        }
    }

    void unsubscribe(Subscription subscription) {
        subscription.connection().subscriptions().remove(subscription.conversation(), subscription);
        byConversation.computeIfPresent(
                subscription.conversation(),
                (_, present) -> {
                    present.remove(subscription);
                    return present.isEmpty() ? null : present;
                });
    }

    /// The conversations that some socket of this node shows.
    Set<UUID> conversations() {
        return new HashSet<>(byConversation.keySet());
    }

    /// Whether some socket of this node shows the conversation.
    boolean isShown(UUID conversation) {
        return byConversation.containsKey(conversation);
    }

    @Override
    public Set<UUID> openConversations() {
        Set<UUID> open = new HashSet<>();
        byConversation.forEach(
                (conversation, all) -> {
                    if (all.stream().anyMatch(Subscription::isCustomers)) {
                        open.add(conversation);
                    }
                });
        return open;
    }

    void each(UUID conversation, Consumer<Subscription> action) {
        byConversation.getOrDefault(conversation, Set.of()).forEach(action);
    }

    void offer(UUID conversation, Event event) {
        each(conversation, subscription -> subscription.offer(event));
    }

    void reach(UUID conversation, long seq) {
        each(conversation, subscription -> subscription.reach(seq));
    }

    /// How far each of these was sent to whoever was sent most of it.
    Map<UUID, Long> sent(Collection<UUID> conversations) {
        Map<UUID, Long> sent = new HashMap<>();
        conversations.forEach(
                conversation ->
                        each(
                                conversation,
                                shown -> sent.merge(conversation, shown.sent(), Math::max)));
        return sent;
    }

    /// Lets go of whoever was sent more of a conversation than `last`.
    void closeAhead(UUID conversation, long last) {
        each(
                conversation,
                shown -> {
                    if (shown.sent() > last) {
                        shown.connection().close(CloseCode.INSUFFICIENT_STATE);
                    }
                });
    }

    /// Sends something best effort to those who show the conversation and may see it.
    void ephemeral(UUID conversation, Audience audience, @Nullable UUID except, ServerFrame frame) {
        each(
                conversation,
                subscription -> {
                    Connection.Identified who = subscription.connection().identified();
                    boolean own = who != null && who.device().equals(except);
                    boolean allowed =
                            audience == Audience.VISITOR
                                    || subscription.audience() == Audience.TEAM;
                    if (allowed && !own) {
                        switch (frame) {
                            case ServerFrame.Delta _, ServerFrame.Snapshot _ ->
                                    subscription.draft(frame);
                            default -> subscription.tell(frame);
                        }
                    }
                });
    }

    /// Agents who have a socket at this node.
    Set<UUID> agents() {
        Set<UUID> agents = new HashSet<>();
        for (Connection connection : connections.values()) {
            Connection.Identified who = connection.identified();
            if (who != null && who.principal() instanceof Principal.Agent agent) {
                agents.add(agent.id());
            }
        }
        return agents;
    }

    /// Ends every socket of one person.
    void close(UUID person, CloseCode code) {
        for (Connection connection : connections.values()) {
            Connection.Identified who = connection.identified();
            if (who != null && who.principal().id().equals(person)) {
                connection.close(code);
            }
        }
    }

    /// Agents of this node whose socket watches the inbox; one who has two tabs open counts once.
    int agentsOnline() {
        return (int)
                watching.stream()
                        .map(Connection::identified)
                        .filter(who -> who != null && who.principal() instanceof Principal.Agent)
                        .map(who -> who == null ? null : who.principal().id())
                        .distinct()
                        .count();
    }
}
