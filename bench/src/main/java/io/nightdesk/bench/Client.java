package io.nightdesk.bench;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One customer's connection, over as many sockets as it takes. Callbacks run on the network's
/// threads and must not block. A client has one message under way at a time.
final class Client {

    private static final Pattern SEQ = Pattern.compile("\"seq\":(\\d+)");
    private static final Pattern TEXT = Pattern.compile("\"bench (\\d+)\"");
    private static final Pattern PID = Pattern.compile("\"pid\":\"([^\"]+)\"");
    private static final Pattern AFTER = Pattern.compile("\"afterMs\":(\\d+)");
    private static final Pattern OFFSET = Pattern.compile(",\"([^\"]+)\"]$");

    private final Net net;
    private final Wire wire;
    private final int seat;
    private final UUID device = UUID.randomUUID();
    private final AtomicInteger number = new AtomicInteger();
    private final Queue<Long> intended = new ConcurrentLinkedQueue<>();
    private final Set<Integer> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger doubled = new AtomicInteger();
    private final AtomicInteger askedAgain = new AtomicInteger();

    /// What is to be said once the message that is repeated has its ack; also the lock of both.
    private final Queue<Held> held = new ArrayDeque<>();

    private boolean repeating;

    private volatile int port;
    private volatile Channel channel;
    private volatile boolean ready;
    private volatile long position = -1;
    private volatile String recoveryId;
    private volatile String recoveryOffset;
    private volatile String refusal;

    /// Called with the nanoseconds between the intended time of a message and its ack.
    private volatile Consumer<Long> onAck = _ -> {};

    private volatile Runnable onReady = () -> {};
    private volatile Consumer<Integer> onEvent = _ -> {};
    private volatile Runnable onClose = () -> {};
    private volatile Runnable onDrain = () -> {};
    private volatile Runnable onLost = () -> {};

    /// The connection before this one, while acks may still come over it.
    private volatile Channel former;

    private volatile String lastFrame;
    private volatile Channel lastVia;
    private volatile boolean moving;
    private volatile boolean cutting;
    private final AtomicInteger broken = new AtomicInteger();

    Client(Net net, Wire wire, int port, int seat) {
        this.net = net;
        this.wire = wire;
        this.port = port;
        this.seat = seat;
    }

    void onAck(Consumer<Long> listener) {
        onAck = listener;
    }

    void onReady(Runnable listener) {
        onReady = listener;
    }

    void onEvent(Consumer<Integer> listener) {
        onEvent = listener;
    }

    void onClose(Runnable listener) {
        onClose = listener;
    }

    /// The server asks its clients to go elsewhere.
    void onDrain(Runnable listener) {
        onDrain = listener;
    }

    /// A former connection ended before the ack of what was sent over it.
    void onLost(Runnable listener) {
        onLost = listener;
    }

    void connect() {
        net.connect(this);
    }

    /// Where the next connection goes, as a balancer would say.
    void next(int port) {
        this.port = port;
    }

    /// Sends a message that should have gone out at this moment of the monotonic clock. One that a
    /// server has asked for again goes first.
    void say(String text, long due) {
        synchronized (held) {
            if (repeating) {
                held.add(new Held(text, due));
                return;
            }
        }
        lastFrame = wire.send(this, text);
        sayAgain(due);
    }

    private record Held(String text, long due) {}

    /// Sends the last message once more, under its old id and number.
    void sayAgain(long due) {
        intended.add(due);
        lastVia = channel;
        write(lastFrame);
    }

    /// Breaks the connection as a network does, without a farewell.
    void cut() {
        ready = false;
        cutting = true;
        Channel open = channel;
        if (open != null) {
            open.config().setOption(ChannelOption.SO_LINGER, 0);
            open.close();
        }
    }

    void leave() {
        ready = false;
        cutting = true;
        onClose = () -> {};
        Channel open = channel;
        if (open != null && open.isActive()) {
            open.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(_ -> open.close());
        }
    }

    // What wires call.

    void write(String text) {
        Channel open = channel;
        if (open != null) {
            open.writeAndFlush(new TextWebSocketFrame(text));
        }
    }

    void ready() {
        ready = true;
        if (position < 0) {
            position = 0;
        }
        moving = false;
        leaveFormer();
        onReady.run();
    }

    private void leaveFormer() {
        Channel before = former;
        if (before != null && !moving && intended.isEmpty()) {
            former = null;
            before.writeAndFlush(new CloseWebSocketFrame(1000, ""));
        }
    }

    void drain() {
        onDrain.run();
    }

    void acked() {
        Long due = intended.poll();
        if (due != null) {
            onAck.accept(System.nanoTime() - due);
        }
        leaveFormer();
        goOn();
    }

    private void goOn() {
        Held next;
        synchronized (held) {
            repeating = false;
            next = held.poll();
        }
        if (next != null) {
            say(next.text(), next.due());
        }
    }

    /// The server wants the message under way again, later. Its time goes on.
    void repeat(String nack) {
        Matcher after = AFTER.matcher(nack);
        long ms = after.find() ? Long.parseLong(after.group(1)) : 0;
        synchronized (held) {
            repeating = true;
        }
        askedAgain.incrementAndGet();
        Channel open = channel;
        if (open != null) {
            open.eventLoop().schedule(() -> write(lastFrame), ms, TimeUnit.MILLISECONDS);
        }
    }

    /// How often the server has asked for a message again.
    int askedAgain() {
        return askedAgain.get();
    }

    void refused(String why) {
        refusal = why;
        intended.poll();
        onAck.accept(-1L);
    }

    /// Notes the messages in a frame and how far it leads.
    void events(String text) {
        Matcher seqs = SEQ.matcher(text);
        while (seqs.find()) {
            position = Math.max(position, Long.parseLong(seqs.group(1)));
        }
        Matcher texts = TEXT.matcher(text);
        while (texts.find()) {
            int said = Integer.parseInt(texts.group(1));
            if (seen.add(said)) {
                onEvent.accept(said);
            } else {
                doubled.incrementAndGet();
            }
        }
    }

    void recovery(String text) {
        Matcher pid = PID.matcher(text);
        if (pid.find()) {
            recoveryId = pid.group(1);
        }
        Matcher offset = OFFSET.matcher(text);
        if (text.startsWith("42") && offset.find()) {
            recoveryOffset = offset.group(1);
        }
    }

    // What the network calls.

    void opened(Channel open) {
        former = channel;
        moving = former != null;
        channel = open;
        wire.opened(this);
    }

    void received(String text) {
        wire.received(this, text);
    }

    /// @param which null when it never came about
    /// @param orderly whether the server said that it closes
    void closed(Channel which, boolean orderly) {
        if (!orderly && !cutting) {
            broken.incrementAndGet();
        }
        if (channel == null || which == channel) {
            ready = false;
            channel = null;
            cutting = false;
            intended.clear();
            onClose.run();
        } else if (which == former) {
            former = null;
            if (which == lastVia && intended.poll() != null) {
                onLost.run();
            }
        }
    }

    // What everybody may ask.

    Wire wire() {
        return wire;
    }

    int port() {
        return port;
    }

    int seat() {
        return seat;
    }

    boolean isReady() {
        return ready;
    }

    Set<Integer> seen() {
        return seen;
    }

    /// How many connections ended without a word from the server, as a browser's 1006.
    int broken() {
        return broken.get();
    }

    /// How many texts came a second time.
    int doubled() {
        return doubled.get();
    }

    String refusal() {
        return refusal;
    }

    /// The last seq that has arrived; -1 before the first connection.
    long position() {
        return position;
    }

    /// Null where the server offered no recovery, or nothing has come to recover from.
    String recoveryId() {
        return recoveryOffset == null ? null : recoveryId;
    }

    String recoveryOffset() {
        return recoveryOffset;
    }

    int nextNumber() {
        return number.incrementAndGet();
    }

    UUID device() {
        return device;
    }

    String conversation() {
        return "00000000-0000-7000-8000-%012x".formatted(seat);
    }

    String visitor() {
        return "00000000-0000-7000-9000-%012x".formatted(seat);
    }

    /// A UUIDv7 without its exact time, which nobody looks at.
    static UUID newId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long time = System.currentTimeMillis();
        return new UUID(
                time << 16 | 0x7000 | random.nextInt(0x1000),
                random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
    }
}
