package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import io.nightdesk.conversation.Draft;
import io.nightdesk.conversation.DraftSource;
import io.nightdesk.conversation.Event;
import io.nightdesk.conversation.Transcripts;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/// One conversation on one socket: how far it has been sent, and the pump that sends the rest. The
/// position moves only with what was sent, so no event is skipped and none sent twice, however
/// hints are lost, doubled or overtaken. All sending happens on the connection's own queue. Before
/// it begins it says nothing: until then nobody knows whether the other end may see the
// conversation.
final class Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(Subscription.class);

    /// Events in one page.
    private static final int PAGE = 200;

    /// How long after an outage began hints of what was written before it may still come.
    private static final long LATE = TimeUnit.SECONDS.toNanos(2);

    /// UTF-16 units of text in a page; as JSON it stays below 256 KB.
    private static final int MOST_TEXT = 64 * 1024;

    private final Connection connection;
    private final UUID conversation;
    private final Audience audience;
    private final Transcripts transcripts;
    private final DraftSource drafts;
    private final Runnable missed;
    private final AtomicBoolean draftQueued = new AtomicBoolean();
    private final AtomicBoolean pumpQueued = new AtomicBoolean();
    private volatile boolean begun;

    /// Since when what is known to be there could not be read; 0 while it can.
    private long unreadSince;

    private volatile long sent;

    /// @param missed called where the log reaches further, but the database is away: whoever hears
    ///     it calls [#reach] again when it is back
    Subscription(
            Connection connection,
            UUID conversation,
            Audience audience,
            Transcripts transcripts,
            DraftSource drafts,
            Runnable missed) {
        this.connection = connection;
        this.conversation = conversation;
        this.audience = audience;
        this.transcripts = transcripts;
        this.drafts = drafts;
        this.missed = missed;
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

    /// Whether the other end is known to be allowed to see the conversation, and where it stands.
    boolean hasBegun() {
        return begun;
    }

    /// Whether a customer sees the conversation, and not somebody of the team.
    boolean isCustomers() {
        return begun && audience == Audience.VISITOR;
    }

    /// The last `seq` this socket has been sent.
    long sent() {
        return sent;
    }

    /// Goes on from `after`, and sends what is missing if the log reaches further. Only on the
    /// connection's queue. The first page leaves at once, the rest in its turn.
    ///
    /// @param last how far the log reaches, read after this was registered
    void begin(long after, long last) {
        sent = after;
        begun = true;
        if (last > after) {
            reading(
                    () -> {
                        if (readAndSendPage()) {
                            reach(last);
                        }
                    });
        }
    }

    /// A new event is known. Sends it if it is the next one, else pumps. For a reader who is behind
    /// it is not kept in memory but read again in its turn.
    void offer(Event event) {
        if (!connection.isCurrent()) {
            reach(event.seq());
            return;
        }
        connection.send(
                () -> {
                    if (begun && event.seq() == sent + 1) {
                        page(List.of(audience.view(event)), false);
                    } else {
                        reach(event.seq());
                    }
                },
                length(event));
    }

    /// The log reaches at least to `seq`; sends what is missing.
    void reach(long seq) {
        if (seq > sent && pumpQueued.compareAndSet(false, true)) {
            connection.execute(
                    () -> {
                        pumpQueued.set(false);
                        reading(this::readAndSend, this::isCutOff);
                    });
        }
    }

    /// Passes on what is best effort.
    void tell(ServerFrame frame) {
        if (begun) {
            connection.sendIfRoom(frame);
        }
    }

    /// More text of an answer that is being written, or all of it so far. A reader who is behind
    /// gets the whole text once it is the text's turn, in place of every piece meanwhile.
    void draft(ServerFrame frame) {
        if (!begun) {
            return;
        }
        if (connection.isCurrent() && !draftQueued.get()) {
            connection.send(frame);
        } else {
            draft();
        }
    }

    /// Sends the answer that is being written as it will be when its turn comes.
    void draft() {
        if (draftQueued.compareAndSet(false, true)) {
            connection.execute(
                    () -> {
                        draftQueued.set(false);
                        reading(this::sendDrafts);
                    });
        }
    }

    private void sendDrafts() {
        for (Draft draft : drafts.current(conversation)) {
            connection.write(DraftFrames.of(draft));
        }
    }

    /// A database that is away costs nobody a connection, for without it nobody gets another.
    private void reading(Runnable work) {
        reading(work, () -> false);
    }

    /// @param hopeless asked after a failure: whether the connection ends with it
    private void reading(Runnable work, BooleanSupplier hopeless) {
        try {
            connection.reading(work);
        } catch (DataAccessResourceFailureException | TransientDataAccessException e) {
            if (hopeless.getAsBoolean()) {
                throw e;
            }
            LOG.warn("the log could not be read; what is missing follows: {}", e.toString());
            missed.run();
        }
    }

    /// Whether others still write what this node cannot read: then the client is better off there.
    private boolean isCutOff() {
        long now = System.nanoTime();
        if (unreadSince == 0) {
            unreadSince = now;
        }
        return now - unreadSince > LATE;
    }

    /// Reads from the log after the position and sends until nothing is left.
    private void readAndSend() {
        boolean more = begun;
        while (more) {
            more = readAndSendPage();
        }
    }

    /// @return whether there is more
    private boolean readAndSendPage() {
        List<Event> found = transcripts.events(conversation, sent, PAGE, audience);
        unreadSince = 0;
        List<Event> page = found.subList(0, fitting(found));
        boolean more = found.size() == PAGE || page.size() < found.size();
        if (!page.isEmpty()) {
            page(page, more);
        }
        return more;
    }

    /// How many of these, one at least, have no more text than a page may.
    private static int fitting(List<Event> events) {
        int length = 0;
        int count = 0;
        for (Event event : events) {
            length += length(event);
            if (count > 0 && length > MOST_TEXT) {
                break;
            }
            count++;
        }
        return count;
    }

    private static int length(Event event) {
        return switch (event) {
            case Event.Message message ->
                    message.text().length()
                            + message.citations().stream()
                                    .mapToInt(citation -> citation.quote().length())
                                    .sum();
            case Event.Note note -> note.text().length();
            case Event.OwnerChanged _, Event.Feedback _, Event.Hidden _ -> 0;
        };
    }

    private void page(List<Event> events, boolean more) {
        long last = events.getLast().seq();
        connection.write(
                new ServerFrame.Events(conversation, events.getFirst().seq(), last, events, more));
        sent = last;
    }
}
