package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One tab of a customer, in one conversation: sends, resumes, probes and reconnects as the widget
/// does, and writes down everything it does and sees. Safe from any thread.
final class ChatClient implements Line.Listener {

    private static final long WELCOME = TimeUnit.SECONDS.toNanos(10);
    private static final long PROBE = TimeUnit.SECONDS.toNanos(3);
    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);
    private static final long PROVEN_MS = 10_000;
    private static final long TICK_MS = 500;
    private static final long GOT = TimeUnit.SECONDS.toNanos(5);

    /// Who somebody is and what they look at.
    ///
    /// @param port asked before each attempt; where the server or a balancer is
    /// @param name of the reader in the history
    /// @param timed whether its absences count, as those of customers who come through the balancer
    record Seat(
            String name,
            UUID device,
            String token,
            UUID conversation,
            IntSupplier port,
            boolean timed) {}

    private final ClientTools tools;
    private final Seat seat;
    private final Outbox outbox;
    private final Backoff backoff;
    private final Place place = new Place();
    private final Sender sender = new Sender();

    private @Nullable Line current;
    private @Nullable Line next;
    private boolean stopped;
    private boolean offline;
    private boolean away;
    private boolean deaf;
    private @Nullable Long epoch;
    private long attemptedAt;
    private long heardAt;
    private long askedAt;
    private long heartbeat;
    private long gotAt;
    private long gotSeq;
    private long welcomes;
    private volatile Consumer<JsonNode> watcher = _ -> {};

    ChatClient(ClientTools tools, Seat seat, Outbox outbox, Random random) {
        this.tools = tools;
        this.seat = seat;
        this.outbox = outbox;
        this.backoff = new Backoff(random);
    }

    Seat seat() {
        return seat;
    }

    Outbox outbox() {
        return outbox;
    }

    /// Tells somebody of every event and piece of text that is shown, on the network's thread.
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
    }

    /// The tab is closed or dies; what was not acknowledged stays in the outbox.
    synchronized void crash() {
        stopped = true;
        dropLines();
        tools.history().add(at -> new History.Left(at, seat.name()));
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
    }

    synchronized void online() {
        offline = false;
        attempt();
    }

    /// Stops or goes on reading from the network, without a word to the server.
    synchronized void read(boolean wanted) {
        deaf = !wanted;
        if (current != null) {
            current.read(wanted);
        }
    }

    synchronized long after() {
        return place.after();
    }

    synchronized boolean isLive() {
        return current != null;
    }

    /// What it waits for, for whoever looks for the reason.
    synchronized String state() {
        return "%s (%s) is %s, last heard %d ms ago, %s; to send: %s"
                .formatted(
                        seat.name(),
                        seat.conversation(),
                        current != null ? "live" : next != null ? "connecting" : "waiting",
                        (System.nanoTime() - heardAt) / 1_000_000,
                        sender,
                        outbox.waiting().stream().map(Outbox.Entry::id).toList());
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

    // Connecting

    private synchronized void attempt() {
        if (stopped || offline || next != null) {
            return;
        }
        attemptedAt = System.nanoTime();
        next = Line.open(tools.http(), seat.port().getAsInt(), this);
    }

    private void again(long millis) {
        tools.later(millis, this::attempt);
    }

    @Override
    public synchronized void opened(Line line) {
        if (line != next) {
            line.drop();
            return;
        }
        Place.Answer answer = place.answer();
        Map<String, Object> resume = new java.util.LinkedHashMap<>();
        resume.put("conversation", seat.conversation());
        if (epoch != null) {
            resume.put("epoch", epoch);
        }
        resume.put("after", place.after());
        if (answer != null) {
            resume.put(
                    "turn",
                    Map.of(
                            "turn", answer.turn(),
                            "attempt", answer.attempt(),
                            "offset", answer.text().length()));
        }
        line.send(
                Map.of(
                        "type", "hello",
                        "version", 1,
                        "sdk", "faults",
                        "device", seat.device(),
                        "token", seat.token(),
                        "caps", List.of(),
                        "resume", List.of(resume)));
    }

    private void welcomed(Line line, JsonNode welcome) {
        Line old = current;
        current = line;
        next = null;
        welcomes++;
        askedAt = 0;
        epoch = welcome.path("epoch").asLong();
        heartbeat = TimeUnit.MILLISECONDS.toNanos(welcome.path("heartbeatMs").asLong());
        JsonNode resumed = welcome.path("resumed").path(0);
        sender.restart(resumed.path("lastNumber").asLong());
        if (!resumed.path("ok").asBoolean()) {
            place.reset();
        }
        tools.history()
                .add(
                        at ->
                                new History.Resumed(
                                        at, seat.name(), seat.conversation(), place.after()));
        if (away) {
            away = false;
            tools.history().add(at -> new History.Back(at, seat.device()));
        }
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
            backoff.reset();
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
            tools.history()
                    .add(
                            at ->
                                    new History.ErrorShown(
                                            at, seat.device(), since, "closed " + code, true));
            return;
        }
        if (next == null) {
            again(backoff.next());
        }
    }

    private void lost(long since) {
        current = null;
        if (!away && seat.timed()) {
            away = true;
            tools.history().add(at -> new History.Away(at, seat.device(), since));
        }
    }

    private void dropLines() {
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
        Line opening = next;
        if (opening != null && now - attemptedAt > WELCOME) {
            opening.drop();
            ended(opening, Line.ABNORMAL, now);
        }
        Line open = current;
        if (open == null || deaf) {
            return;
        }
        boolean unanswered = askedAt != 0 && now - askedAt > PROBE;
        if (unanswered || now - heardAt > heartbeat + GRACE) {
            open.drop();
            ended(open, Line.ABNORMAL, heardAt);
        } else if (askedAt == 0 && now - heardAt > PROBE && isBusy()) {
            askedAt = now;
            open.send(Map.of("type", "ping", "n", 1));
        } else if (now - gotAt > GOT && place.after() > gotSeq) {
            gotAt = now;
            gotSeq = place.after();
            open.send(Map.of("type", "got", "conversation", seat.conversation(), "seq", gotSeq));
        }
    }

    private boolean isBusy() {
        return sender.isBusy() || place.answer() != null;
    }

    // Receiving

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
            heardAt = System.nanoTime();
            welcomed(line, frame);
            return List.of();
        }
        if (line != current) {
            return List.of();
        }
        heardAt = System.nanoTime();
        askedAt = 0;
        return switch (type) {
            case "events" -> events(frame);
            case "delta", "snapshot" -> streamed(frame, type);
            case "ack" -> acked(frame);
            case "nack" -> nacked(frame);
            case "ping" -> answer(Map.of("type", "pong", "n", frame.path("n").asLong()));
            case "resync" -> sync();
            case "drain" -> {
                again(frame.path("afterMs").asLong());
                yield List.of();
            }
            default -> List.of();
        };
    }

    private List<JsonNode> answer(Object frame) {
        if (current != null) {
            current.send(frame);
        }
        return List.of();
    }

    private List<JsonNode> sync() {
        return answer(
                Map.of(
                        "type", "sync",
                        "conversation", seat.conversation(),
                        "after", place.after()));
    }

    private List<JsonNode> events(JsonNode frame) {
        return switch (place.events(frame)) {
            case DROP -> List.of();
            case HOLE -> sync();
            case SHOW -> {
                List<JsonNode> fresh = place.fresh(frame);
                fresh.forEach(this::seen);
                yield fresh;
            }
        };
    }

    private void seen(JsonNode event) {
        UUID message = id(event, "clientMessageId");
        String content =
                History.content(
                        event.path("type").asString(),
                        message,
                        id(event, "turn"),
                        event.path("text").asString(""));
        tools.history()
                .add(
                        at ->
                                new History.Seen(
                                        at,
                                        seat.name(),
                                        seat.conversation(),
                                        event.path("seq").asLong(),
                                        content));
        if (message != null) {
            // Seen in the conversation, which proves the same as an ack.
            outbox.remove(message);
        }
    }

    private List<JsonNode> streamed(JsonNode frame, String type) {
        UUID turn = UUID.fromString(frame.path("turn").asString());
        int attempt = frame.path("attempt").asInt();
        String text = frame.path("text").asString();
        Place.Passed passed =
                type.equals("delta")
                        ? place.delta(turn, attempt, frame.path("offset").asInt(), text)
                        : place.snapshot(turn, attempt, text);
        Place.Answer answer = place.answer();
        if (passed == Place.Passed.SHOW && answer != null && answer.isOnScreen()) {
            tools.history()
                    .add(
                            at ->
                                    new History.Shown(
                                            at,
                                            seat.name(),
                                            seat.conversation(),
                                            turn,
                                            attempt,
                                            answer.text()));
            return List.of(frame);
        }
        return passed == Place.Passed.HOLE
                ? answer(Map.of("type", "want", "conversation", seat.conversation(), "turn", turn))
                : List.of();
    }

    private static @Nullable UUID id(JsonNode event, String field) {
        String text = event.path(field).asString("");
        return text.isEmpty() ? null : UUID.fromString(text);
    }

    // Sending

    private void flush() {
        Line open = current;
        if (open == null) {
            return;
        }
        List<Sender.Numbered> taken = new ArrayList<>(sender.take(outbox.waiting()));
        for (Sender.Numbered it : taken) {
            Outbox.Entry entry = it.entry();
            tools.history()
                    .add(
                            at ->
                                    new History.Invoked(
                                            at,
                                            seat.device(),
                                            seat.conversation(),
                                            entry.id(),
                                            kept(entry.text())));
            open.send(
                    Map.of(
                            "type", "send",
                            "conversation", seat.conversation(),
                            "clientMessageId", entry.id(),
                            "number", it.number(),
                            "body", entry.text()));
        }
    }

    /// What of a text the product keeps; see `PostMessage`.
    private static String kept(String text) {
        return text.replace("\0", "");
    }

    private List<JsonNode> acked(JsonNode frame) {
        UUID message = UUID.fromString(frame.path("clientMessageId").asString());
        tools.history()
                .add(
                        at ->
                                new History.Acked(
                                        at,
                                        seat.conversation(),
                                        message,
                                        frame.path("seq").asLong()));
        outbox.remove(message);
        sender.acked(message);
        flush();
        return List.of();
    }

    private List<JsonNode> nacked(JsonNode frame) {
        UUID message = id(frame, "clientMessageId");
        if (message == null) {
            return List.of();
        }
        boolean forGood = !frame.path("retry").asBoolean();
        String code = frame.path("code").asString();
        tools.history()
                .add(at -> new History.Refused(at, seat.conversation(), message, code, forGood));
        long after = sender.nacked(message, frame);
        if (forGood) {
            outbox.remove(message);
        }
        tools.later(after, this::flushLater);
        return List.of();
    }

    private synchronized void flushLater() {
        flush();
    }
}
