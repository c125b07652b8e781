package io.nightdesk.gateway;

import io.nightdesk.conversation.Audience;
import io.nightdesk.identity.Principal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;

/// One client's connection. Everything that goes out passes through one queue which one virtual
/// thread at a time empties, so frames leave in the order they were put in and a slow reader holds
/// up nobody else. The queue is bounded in bytes; a reader that lets it fill is disconnected and
/// resumes later.
final class Connection {

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /// Characters that may wait before the reader counts as too slow.
    static final int MOST = 1024 * 1024;

    /// Above this the reader is behind: what can be read again later is not put in.
    static final int CROWDED = 64 * 1024;

    /// What anything that waits counts for at least.
    private static final int OVERHEAD = 256;

    private final UUID id;
    private final Wire wire;
    private final FrameCodec codec;
    private final Queue<Outgoing> queue = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<UUID, Subscription> subscriptions = new ConcurrentHashMap<>();

    private final Refusals refusals = new Refusals();

    /// The thread that deals with what the client says, while it does.
    private volatile @Nullable Thread hearing;

    private volatile @Nullable Identified identified;
    private final long openedAt;
    private final long retireAt;
    private volatile long heardAt;
    private volatile long pingAt;
    private volatile long sendingSince;
    private volatile boolean retiring;
    private volatile boolean closed;
    private volatile boolean toldOfOutage;
    private int badFrames;
    private long pings;

    /// @param size what it counts for until it is done, in characters
    private record Outgoing(Runnable work, int size) {}

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
        this.openedAt = now;
        this.retireAt = now + Heartbeat.age();
        this.heardAt = now;
        this.pingAt = now + Duration.ofMillis(Heartbeat.EVERY_MS).toNanos();
    }

    UUID id() {
        return id;
    }

    @Nullable Identified identified() {
        return identified;
    }

    void identify(Principal principal, UUID device) {
        identified = new Identified(principal, device);
    }

    /// The name under which this client is counted: a tab, over all connections it makes.
    String countedAs() {
        Identified who = identified;
        return who == null ? id.toString() : who.principal().id() + "/" + who.device();
    }

    Map<UUID, Subscription> subscriptions() {
        return subscriptions;
    }

    void heard(long now) {
        heardAt = now;
    }

    /// Nanoseconds of the monotonic clock at which the other end was last heard.
    long heardAt() {
        return heardAt;
    }

    /// Nanoseconds of the monotonic clock at which the socket opened.
    long openedAt() {
        return openedAt;
    }

    /// When the next ping is due, in the same clock.
    long pingAt() {
        return pingAt;
    }

    void ping(long next) {
        pingAt = next;
        send(new ServerFrame.Ping(++pings));
    }

    /// When it has lived long enough, in the same clock.
    long retireAt() {
        return retireAt;
    }

    /// Asks the client to go over to a new socket, once.
    void retire(ServerFrame.Drain drain) {
        if (!retiring) {
            retiring = true;
            send(drain);
        }
    }

    /// Whether the client believes that nothing can be written at the moment.
    boolean isToldOfOutage() {
        return toldOfOutage;
    }

    void toldOfOutage(boolean told) {
        toldOfOutage = told;
    }

    /// Whether this socket shows the conversation.
    boolean shows(UUID conversation) {
        return subscriptions.containsKey(conversation);
    }

    boolean isClosed() {
        return closed;
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
            execute(() -> write(text), text.length());
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
        return waiting.get() < CROWDED;
    }

    /// Runs outgoing work in order with all other frames of this socket. Never blocks.
    void execute(Runnable work) {
        execute(work, 0);
    }

    /// @param size of what the work holds in memory meanwhile, in characters
    void execute(Runnable work, int size) {
        if (closed) {
            return;
        }
        var outgoing = new Outgoing(work, OVERHEAD + size);
        if (waiting.addAndGet(outgoing.size()) > MOST) {
            close(CloseCode.SLOW);
            return;
        }
        queue.add(outgoing);
        if (Thread.currentThread() != hearing && draining.compareAndSet(false, true)) {
            Thread.ofVirtual().name("socket-" + id).start(this::drain);
        }
    }

    /// Deals with something the client said. What this thread puts out meanwhile it writes itself
    /// when it is through: for an ack nobody else needs to be woken, and a client that does not
    /// read is not listened to.
    void hear(Runnable dealing) {
        hearing = Thread.currentThread();
        try {
            dealing.run();
        } finally {
            hearing = null;
            if (!queue.isEmpty() && draining.compareAndSet(false, true)) {
                drain();
            }
        }
    }

    /// Whoever has set `draining` empties the queue. What is put in after the last look into it is
    /// taken by whoever put it in, or by another look.
    private void drain() {
        do {
            for (Outgoing next = queue.poll(); next != null; next = queue.poll()) {
                if (!closed) {
                    run(next.work());
                }
                waiting.addAndGet(-next.size());
            }
            draining.set(false);
        } while (!queue.isEmpty() && draining.compareAndSet(false, true));
    }

    private void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("outgoing work failed; the client will resume: {}", e.toString());
            close(CloseCode.SHUTDOWN);
        }
    }

    /// Writes at once. Only from inside [#execute].
    void write(ServerFrame frame) {
        if (!closed) {
            write(codec.encode(frame));
        }
    }

    private void write(String frame) {
        if (closed) {
            return;
        }
        sendingSince = System.nanoTime();
        try {
            wire.send(frame);
            if (!wire.hears()) {
                heardAt = System.nanoTime();
            }
        } catch (IOException | IllegalStateException e) {
            // The other end is gone; its close event cleans up.
            LOG.debug("socket {} is gone: {}", id, e.toString());
            closed = true;
        } finally {
            sendingSince = 0;
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
        execute(() -> close(code));
    }
}
