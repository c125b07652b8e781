package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import io.nightdesk.identity.Principal;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/// One client's connection: who is at the other end, what it shows, and whether it is alive. What
/// goes out leaves in the order in which it was put in; a reader who lets too much of it pile up is
/// disconnected and resumes later.
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    private final UUID id;
    private final Wire wire;
    private final FrameCodec codec;
    private final Inbound inbound;
    private final Outbound outbound;
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();
    private final Refusals refusals = new Refusals();
    private final Places places = new Places();
    private final Postponed postponed = new Postponed(this::close);
    private volatile @Nullable Identified identified;
    private final OutageNotice outageNotice = new OutageNotice(this::send);
    private final Pulse pulse;
    private volatile long sendingSince;
    private volatile boolean retiring;
    private final ReentrantLock writing = new ReentrantLock();
    private volatile boolean reading;
    private volatile boolean closed;
    private volatile boolean ended;
    private volatile boolean greeted;
    private int badFrames;

    /// Who is at the other end, known from hello on.
    record Identified(Principal principal, UUID device) {

        Audience audience() {
            return switch (principal) {
                case Principal.Visitor _ -> Audience.VISITOR;
                case Principal.Agent _ -> Audience.TEAM;
            };
        }
    }

    Connection(UUID id, Wire wire, FrameCodec codec, long now) {
        this.id = id;
        this.wire = wire;
        this.codec = codec;
        this.inbound = new Inbound("heard-" + id);
        this.outbound = new Outbound("socket-" + id);
        this.pulse = new Pulse(now);
    }

    UUID id() {
        return id;
    }

    @Nullable Identified identified() {
        return identified;
    }

    Identified identify(Principal principal, UUID device) {
        Identified who = new Identified(principal, device);
        identified = who;
        return who;
    }

    /// Its hello could not be answered; the next one says again who it is.
    void unidentify() {
        identified = null;
    }

    /// Whether the client has said hello, answered or not.
    boolean hasGreeted() {
        return greeted;
    }

    void greeted() {
        greeted = true;
    }

    /// Where it is counted; see [Crowding].
    Places places() {
        return places;
    }

    Map<UUID, Subscription> subscriptions() {
        return subscriptions;
    }

    /// Whether the client can be heard as long as it is connected.
    boolean hears() {
        return wire.hears();
    }

    Pulse pulse() {
        return pulse;
    }

    /// Asks the client to go over to a new socket, once.
    void retire(ServerFrame.Drain drain) {
        if (!retiring) {
            retiring = true;
            send(drain);
        }
    }

    OutageNotice outageNotice() {
        return outageNotice;
    }

    /// What the client has said and nobody has dealt with yet.
    Inbound inbound() {
        return inbound;
    }

    /// How this socket shows the conversation; null when it does not, or not yet.
    @Nullable Subscription shown(UUID conversation) {
        Subscription subscription = subscriptions.get(conversation);
        return subscription == null || !subscription.hasBegun() ? null : subscription;
    }

    boolean isClosed() {
        return closed;
    }

    /// Whether this side has ended it: what the client said and nobody has dealt with is dropped.
    boolean hasEnded() {
        return ended;
    }

    /// The socket has closed.
    void gone() {
        closed = true;
    }

    /// Since when one frame has been on its way out, in nanoseconds; 0 when none is.
    long sendingSince() {
        return sendingSince;
    }

    Refusals refusals() {
        return refusals;
    }

    Postponed postponed() {
        return postponed;
    }

    /// How many frames in a row were no frames, this one included.
    int countBadFrame() {
        return ++badFrames;
    }

    /// Sends a frame after everything put in before. Never blocks.
    void send(ServerFrame frame) {
        if (frame instanceof ServerFrame.Nack nack) {
            refusals.note(nack);
        }
        if (!closed) {
            String text = codec.encode(frame);
            send(() -> write(text), text.length());
        }
    }

    /// The same for frames that are made in their turn.
    ///
    /// @param writing waits for nothing but the client
    /// @param size of what it holds in memory meanwhile, in characters
    void send(Runnable writing, int size) {
        if (!closed && !outbound.write(() -> run(writing), size)) {
            close(CloseCode.SLOW);
        }
    }

    /// Like [#send], but overtakes what waits for the database.
    void sendAhead(ServerFrame frame) {
        if (reading && writing.tryLock()) {
            try {
                write(frame);
            } finally {
                writing.unlock();
            }
        } else {
            send(frame);
        }
    }

    /// Does what reads the database before it writes. Only from what was put in.
    void reading(Runnable work) {
        boolean outer = reading;
        reading = true;
        try {
            work.run();
        } finally {
            reading = outer;
        }
    }

    /// Like [#send], but leaves the frame out when the reader is behind.
    void sendIfRoom(ServerFrame frame) {
        if (isCurrent()) {
            send(frame);
        }
    }

    /// Whether the reader takes what it is sent about as fast as it comes.
    boolean isCurrent() {
        return outbound.isCurrent();
    }

    /// Runs outgoing work that may take long in order with all other frames. Never blocks.
    void execute(Runnable work) {
        if (!closed && !outbound.execute(() -> run(work))) {
            close(CloseCode.SLOW);
        }
    }

    private void run(Runnable work) {
        if (closed) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("outgoing work failed; the client will resume: {}", e.toString());
            close(CloseCode.SHUTDOWN);
        }
    }

    /// Deals with something the client said; see [Outbound#hear].
    void hear(Runnable dealing) {
        outbound.hear(dealing);
    }

    /// Writes at once. Only from what was put in.
    void write(ServerFrame frame) {
        if (!closed) {
            write(codec.encode(frame));
        }
    }

    private void write(String frame) {
        if (closed) {
            return;
        }
        writing.lock();
        sendingSince = System.nanoTime();
        try {
            wire.send(frame);
            if (!wire.hears()) {
                pulse.heard(System.nanoTime());
            }
        } catch (IOException | IllegalStateException e) {
            // The other end is gone; its close event cleans up.
            LOG.debug("socket {} is gone: {}", id, e.toString());
            closed = true;
        } finally {
            sendingSince = 0;
            writing.unlock();
        }
    }

    void close(CloseCode code) {
        close(code.status());
    }

    void close(CloseStatus status) {
        if (closed) {
            return;
        }
        closed = true;
        ended = true;
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                wire.close(status);
                            } catch (IOException | IllegalStateException e) {
                                LOG.debug("closing socket {}: {}", id, e.toString());
                            }
                        });
    }

    /// Closes after everything put in before has been written.
    void closeAfterSending(CloseCode code) {
        send(() -> close(code), 0);
    }
}
