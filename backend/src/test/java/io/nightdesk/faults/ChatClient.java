package io.nightdesk.faults;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One tab of a customer, in one conversation: sends, resumes, probes and reconnects as the widget
/// does, and writes down everything it does and sees. Safe from any thread.
final class ChatClient implements Line.Listener {

    private static final long PROVEN_MS = 10_000;
    private static final long TICK_MS = 500;
    private static final long GOT = TimeUnit.SECONDS.toNanos(5);

    private final ClientTools tools;
    private final Seat seat;
    private final Outbox outbox;
    private final Retry retry;
    private final Silence silence = new Silence();
    private final Witness witness;
    private final Strip strip;
    private final Reader reader;
    private final Writer writer;

    private @Nullable Line current;
    private @Nullable Line next;
    private boolean stopped;
    private boolean offline;
    private boolean deaf;
    private @Nullable Long epoch;
    private long gotAt;
    private long gotSeq;
    private long welcomes;
    private volatile Consumer<JsonNode> watcher = _ -> {};

    ChatClient(ClientTools tools, Seat seat, Outbox outbox, Random random) {
        this.tools = tools;
        this.seat = seat;
        this.outbox = outbox;
        this.retry = new Retry(tools, random, this::attempt);
        this.witness = new Witness(tools.history(), seat);
        this.strip = new Strip(witness);
        this.writer = new Writer(seat, witness, outbox, this::raw);
        this.reader = new Reader(seat, witness, this::raw, writer::seen);
    }

    Seat seat() {
        return seat;
    }

    Outbox outbox() {
        return outbox;
    }

    /// Tells somebody of every event, piece of text and state of a turn, on the network's thread.
    ChatClient watchedBy(Consumer<JsonNode> told) {
        watcher = told;
        return this;
    }

    synchronized ChatClient start() {
        attempt();
        tools.later(TICK_MS, this::tick);
        return this;
    }

    /// Writes a message: into the outbox first, then to the server as soon as that is possible.
    synchronized void say(Outbox.Entry entry) {
        outbox.put(entry);
        flush();
        if (current == null) {
            retry.hurry();
        }
    }

    /// The tab is closed or dies; what was not acknowledged stays in the outbox.
    synchronized void crash() {
        stop();
        strip.clear();
        witness.left();
    }

    /// Ends at the end of a run; what it has seen counts.
    synchronized void stop() {
        stopped = true;
        dropLines();
    }

    /// The device loses its network, as in a tunnel, or sleeps.
    synchronized void offline() {
        offline = true;
        if (current != null) {
            lost(System.nanoTime());
        }
        dropLines();
        strip.clear();
    }

    synchronized void online() {
        offline = false;
        strip.begins(Strip.Trouble.UNCONNECTED, System.nanoTime());
        attempt();
    }

    /// Makes sure that the connection works, since something is to come over it.
    synchronized void wake() {
        Line open = current;
        if (open != null && !deaf && !silence.isAsked()) {
            probe(open, System.nanoTime());
        }
    }

    /// Stops or goes on reading from the network, without a word to the server.
    synchronized void read(boolean wanted) {
        deaf = !wanted;
        if (current != null) {
            current.read(wanted);
        }
    }

    synchronized long after() {
        return reader.place().after();
    }

    synchronized boolean isLive() {
        return current != null;
    }

    /// What it waits for, for whoever looks for the reason.
    synchronized String state() {
        return "%s (%s) is %s, last heard %d ms ago, %s"
                .formatted(
                        seat.name(),
                        seat.conversation(),
                        current != null ? "live" : next != null ? "connecting" : "waiting",
                        (System.nanoTime() - silence.heardAt()) / 1_000_000,
                        writer);
    }

    /// Whether the customer is told that nothing can be written.
    synchronized boolean isReadOnly() {
        return strip.isShown(Strip.Trouble.READ_ONLY);
    }

    /// How often it has been welcomed.
    synchronized long welcomes() {
        return welcomes;
    }

    /// Sends something beside the usual, if connected.
    synchronized void raw(Object frame) {
        if (current != null) {
            current.send(frame);
        }
    }

    /// Wants no answer any more, if connected.
    synchronized void cancel(UUID turn) {
        if (current != null) {
            witness.stopped(turn);
            raw(Map.of("type", "cancel", "conversation", seat.conversation(), "turn", turn));
        }
    }

    // Connecting

    private synchronized void attempt() {
        if (stopped || offline || next != null) {
            return;
        }
        retry.stop();
        silence.opening(System.nanoTime());
        next = Line.open(tools.http(), seat.port().getAsInt(), this);
    }

    @Override
    public synchronized void opened(Line line) {
        if (line != next) {
            line.drop();
            return;
        }
        line.send(Hello.of(seat, reader.place(), epoch));
    }

    private void welcomed(Line line, JsonNode welcome) {
        Line old = current;
        current = line;
        next = null;
        welcomes++;
        silence.begin(System.nanoTime(), welcome.path("heartbeatMs").asLong());
        epoch = welcome.path("epoch").asLong();
        JsonNode resumed = welcome.path("resumed").path(0);
        writer.restart(resumed.path("lastNumber").asLong());
        if (!resumed.path("ok").asBoolean()) {
            reader.place().reset();
        }
        witness.resumed(reader.place().after());
        strip.clear();
        if (deaf) {
            line.read(false);
        }
        tools.later(PROVEN_MS, () -> proven(line));
        flush();
        if (old != null) {
            old.send(Map.of("type", "bye"));
            old.leave();
        }
    }

    private synchronized void proven(Line line) {
        if (line == current) {
            retry.reset();
        }
    }

    @Override
    public synchronized void ended(Line line, int code) {
        ended(line, code, System.nanoTime());
    }

    /// @param since when the connection was last known to work
    private void ended(Line line, int code, long since) {
        if (line == current) {
            lost(since);
        } else if (line == next) {
            next = null;
        } else {
            return;
        }
        if (stopped || offline) {
            return;
        }
        if (code >= 4500 && code <= 4999) {
            witness.turnedAway(code, since);
            return;
        }
        if (next == null) {
            retry.again();
        }
    }

    private void lost(long since) {
        current = null;
        witness.lost(since);
        strip.begins(Strip.Trouble.UNCONNECTED, System.nanoTime());
    }

    private void dropLines() {
        retry.stop();
        if (current != null) {
            current.drop();
            current = null;
        }
        if (next != null) {
            next.drop();
            next = null;
        }
    }

    /// Looks for silence, in which a connection may have died.
    private synchronized void tick() {
        if (stopped) {
            return;
        }
        tools.later(TICK_MS, this::tick);
        long now = System.nanoTime();
        strip.look(now);
        Line opening = next;
        if (opening != null && silence.isFutile(now)) {
            opening.drop();
            ended(opening, Line.ABNORMAL, now);
        }
        Line open = current;
        if (open == null || deaf) {
            return;
        }
        if (silence.isDeath(now)) {
            open.drop();
            ended(open, Line.ABNORMAL, silence.heardAt());
        } else if (silence.isOdd(now) && isBusy()) {
            probe(open, now);
        } else if (now - gotAt > GOT && after() > gotSeq) {
            gotAt = now;
            gotSeq = after();
            open.send(Map.of("type", "got", "conversation", seat.conversation(), "seq", gotSeq));
        }
    }

    private void probe(Line open, long now) {
        silence.asked(now);
        open.send(Map.of("type", "ping", "n", 1));
    }

    private boolean isBusy() {
        return writer.isBusy() || reader.place().answer() != null;
    }

    // Talking

    @Override
    public void heard(Line line, JsonNode frame) {
        List<JsonNode> shown = receive(line, frame);
        shown.forEach(watcher);
    }

    private synchronized List<JsonNode> receive(Line line, JsonNode frame) {
        if (stopped) {
            return List.of();
        }
        String type = frame.path("type").asString("");
        if (line == next && type.equals("welcome")) {
            welcomed(line, frame);
            return List.of();
        }
        if (line == next && type.equals("nack") && frame.path("retry").asBoolean()) {
            silence.opening(System.nanoTime());
            tools.later(frame.path("afterMs").asLong(), () -> opened(line));
            return List.of();
        }
        if (line != current) {
            return List.of();
        }
        silence.heard(System.nanoTime());
        return switch (type) {
            case "events" -> reader.events(frame);
            case "delta" -> reader.delta(frame);
            case "snapshot" -> reader.snapshot(frame);
            case "turn" -> List.of(frame);
            default -> {
                answer(type, frame);
                yield List.of();
            }
        };
    }

    private void answer(String type, JsonNode frame) {
        switch (type) {
            case "ack" -> {
                writer.acked(frame);
                flush();
            }
            case "nack" -> {
                if (frame.hasNonNull("clientMessageId")) {
                    tools.later(writer.refused(frame), this::flush);
                }
            }
            case "ping" -> raw(Map.of("type", "pong", "n", frame.path("n").asLong()));
            case "resync" -> reader.sync();
            case "status" -> told(frame.path("store").asString(""));
            case "drain" -> retry.in(frame.path("afterMs").asLong());
            default -> {
                // For other clients than this one.
            }
        }
    }

    private void told(String store) {
        if (store.equals("read_only")) {
            strip.begins(Strip.Trouble.READ_ONLY, System.nanoTime());
        } else {
            strip.ends(Strip.Trouble.READ_ONLY);
        }
    }

    private synchronized void flush() {
        if (current != null) {
            writer.flush();
        }
    }
}
