package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Draft;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.EventAppended;
import io.nightdesk.node.Node;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// The one way out: after a commit, this node's sockets are served directly and the other nodes are
/// sent a hint. Never blocks on a socket or on Redis, never fails the caller.
@Component
class Fanout {

    private final Connections connections;
    private final InboxFeed inbox;
    private final QueueFeed queue;
    private final HintBus bus;
    private final Node node;

    Fanout(Connections connections, InboxFeed inbox, QueueFeed queue, HintBus bus, Node node) {
        this.connections = connections;
        this.inbox = inbox;
        this.queue = queue;
        this.bus = bus;
        this.node = node;
        bus.onHint(this::receive);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void appended(EventAppended appended) {
        serve(appended.conversation(), appended.event().seq(), appended.event());
        bus.publish(
                appended.conversation(),
                new Hint.Appended(
                        node.id(),
                        appended.conversation(),
                        appended.event().seq(),
                        appended.event()));
    }

    @EventListener
    void drafted(Draft draft) {
        ephemeral(draft.conversation(), Audience.VISITOR, null, DraftFrames.of(draft));
    }

    void ephemeral(UUID conversation, Audience audience, @Nullable UUID except, ServerFrame frame) {
        connections.ephemeral(conversation, audience, except, frame);
        bus.publish(
                conversation, new Hint.Ephemeral(node.id(), conversation, audience, except, frame));
    }

    private void receive(Hint hint) {
        switch (hint) {
            case Hint.Appended(_, var conversation, var seq, var event) ->
                    serve(conversation, seq, event);
            case Hint.Ephemeral(_, var conversation, var audience, var except, var frame) ->
                    connections.ephemeral(conversation, audience, except, frame);
            case Hint.SignedOut(_, var staff) -> connections.close(staff, CloseCode.EXPIRED);
            case Hint.Beat _ -> {
                // The bus itself minds its beats.
            }
        }
    }

    private void serve(UUID conversation, long seq, @Nullable Event event) {
        if (event == null) {
            connections.reach(conversation, seq);
        } else {
            connections.offer(conversation, event);
        }
        inbox.changed(conversation);
        if (event == null || event instanceof Event.OwnerChanged) {
            queue.refresh();
        }
    }
}
