package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.Transcripts;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// One conversation on one socket: how far it has been sent, and the pump that sends the rest. The
/// position moves only with what was sent, so no event is skipped and none sent twice, however
/// hints are lost, doubled or overtaken. All sending happens on the connection's own queue.
final class Subscription {

    /// Events in one page.
    private static final int PAGE = 200;

    private final Connection connection;
    private final UUID conversation;
    private final Audience audience;
    private final Transcripts transcripts;
    private final AtomicBoolean pumpQueued = new AtomicBoolean();
    private volatile long sent;

    Subscription(
            Connection connection,
            UUID conversation,
            Audience audience,
            Transcripts transcripts,
            long after) {
        this.connection = connection;
        this.conversation = conversation;
        this.audience = audience;
        this.transcripts = transcripts;
        this.sent = after;
    }

    Connection connection() {
        return connection;
    }

    UUID conversation() {
        return conversation;
    }

    Audience audience() {
        return audience;
    }

    /// The last `seq` this socket has been sent.
    long sent() {
        return sent;
    }

    /// A new event is known. Sends it if it is the next one, else pumps.
    void offer(Event event) {
        connection.execute(
                () -> {
                    if (event.seq() == sent + 1) {
                        page(List.of(audience.view(event)), false);
                    } else if (event.seq() > sent) {
                        readAndSend();
                    }
                });
    }

    /// The log reaches at least to `seq`; sends what is missing.
    void reach(long seq) {
        if (seq > sent && pumpQueued.compareAndSet(false, true)) {
            connection.execute(
                    () -> {
                        pumpQueued.set(false);
                        readAndSend();
                    });
        }
    }

    /// Reads from the log after the position and sends until nothing is left. Only on the
    /// connection's queue.
    void readAndSend() {
        List<Event> found;
        do {
            found = transcripts.events(conversation, sent, PAGE, audience);
            if (!found.isEmpty()) {
                page(found, found.size() == PAGE);
            }
        } while (found.size() == PAGE);
    }

    private void page(List<Event> events, boolean more) {
        long last = events.getLast().seq();
        connection.write(
                new ServerFrame.Events(conversation, events.getFirst().seq(), last, events, more));
        sent = last;
    }
}
