package io.nightdesk.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of `chat.v1` over a real socket, or over POSTs where a test asks for that: sends what
/// it is told and keeps every frame it gets.
public final class ChatSocket implements AutoCloseable {

    /// How a client reaches the server.
    public enum Transport {
        SOCKET,
        POST
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = PatientRun.PATIENCE;

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final Carrier carrier;

    private ChatSocket(Function<Carrier.Listener, Carrier> carrier) {
        this.carrier =
                carrier.apply(
                        new Carrier.Listener() {
                            @Override
                            public void frame(String text) {
                                frames.add(JSON.readTree(text));
                            }

                            @Override
                            public void closed(int code) {
                                closed.complete(code);
                            }
                        });
    }

    /// Opens a socket as a page of the server itself would.
    public static ChatSocket open(int port) {
        return open(port, "http://localhost:" + port, "chat.v1");
    }

    public static ChatSocket open(int port, @Nullable String origin, @Nullable String protocol) {
        return new ChatSocket(listener -> new SocketCarrier(port, origin, protocol, listener));
    }

    /// Opens a socket from an address that a proxy names.
    public static ChatSocket openFrom(int port, String address) {
        return new ChatSocket(
                listener ->
                        new SocketCarrier(
                                port, "http://localhost:" + port, "chat.v1", address, listener));
    }

    public static ChatSocket open(int port, Transport transport) {
        return switch (transport) {
            case SOCKET -> open(port);
            case POST -> new ChatSocket(listener -> new PostCarrier(port, listener));
        };
    }

    /// Sends text as it is.
    public ChatSocket text(String text) {
        carrier.text(text);
        return this;
    }

    public ChatSocket binary(byte[] bytes) {
        carrier.binary(bytes);
        return this;
    }

    /// Sends a frame.
    public ChatSocket send(Map<String, ?> frame) {
        return text(JSON.writeValueAsString(frame));
    }

    /// Says hello and waits for the welcome.
    public JsonNode hello(String token, UUID device, List<Map<String, ?>> resume) {
        return greet(token, device, resume).await("welcome");
    }

    /// Says hello and does not wait.
    ///
    /// @param caps what this client can do beyond version 1
    public ChatSocket greet(String token, String... caps) {
        return greet(token, UUID.randomUUID(), List.of(), caps);
    }

    private ChatSocket greet(
            String token, UUID device, List<Map<String, ?>> resume, String... caps) {
        return send(
                Map.of(
                        "type",
                        "hello",
                        "version",
                        1,
                        "sdk",
                        "test",
                        "device",
                        device.toString(),
                        "token",
                        token,
                        "caps",
                        caps,
                        "resume",
                        resume));
    }

    public JsonNode hello(String token) {
        return hello(token, UUID.randomUUID(), List.of());
    }

    /// Sends a message and does not wait.
    public ChatSocket say(UUID conversation, UUID clientMessageId, long number, String body) {
        return send(
                Map.of(
                        "type",
                        "send",
                        "conversation",
                        conversation.toString(),
                        "clientMessageId",
                        clientMessageId.toString(),
                        "number",
                        number,
                        "body",
                        body));
    }

    /// Says it until it is acknowledged, as the widget does: whoever is asked to try again
    /// sends the same once more. What is refused for good is an error.
    ///
    /// @return its id
    public UUID deliver(UUID conversation, long number, String body) {
        UUID id = UUID.randomUUID();
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode answer = say(conversation, id, number, body).answerTo(id, 1);
        for (int said = 2; isWorthAnother(answer) && System.nanoTime() < end; said++) {
            Duration rest = Duration.ofMillis(answer.path("afterMs").asLong(0));
            await().pollDelay(rest).until(() -> true);
            answer = say(conversation, id, number, body).answerTo(id, said);
        }
        if (!isAck(answer)) {
            throw new AssertionError("not acknowledged: " + answer);
        }
        return id;
    }

    private static boolean isWorthAnother(JsonNode answer) {
        return !isAck(answer) && answer.path("retry").asBoolean(false);
    }

    private static boolean isAck(JsonNode answer) {
        return answer.path("type").asString("").equals("ack");
    }

    public ChatSocket sync(UUID conversation, long after) {
        return send(
                Map.of("type", "sync", "conversation", conversation.toString(), "after", after));
    }

    /// Stops the answer that is being written.
    public ChatSocket cancel(UUID conversation, String turn) {
        return send(
                Map.of("type", "cancel", "conversation", conversation.toString(), "turn", turn));
    }

    /// Every frame so far.
    public List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    public List<JsonNode> frames(String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asString("").equals(type))
                .toList();
    }

    /// The events of every page so far, in the order in which they came.
    public List<JsonNode> events(UUID conversation) {
        return frames("events").stream()
                .filter(
                        page ->
                                page.path("conversation")
                                        .asString("")
                                        .equals(conversation.toString()))
                .flatMap(page -> page.path("items").valueStream())
                .toList();
    }

    /// The first frame of this type, waiting for it if need be.
    public JsonNode await(String type) {
        return await(frame -> frame.path("type").asString("").equals(type));
    }

    /// The ack or nack of a send.
    public JsonNode answerTo(UUID clientMessageId) {
        return answerTo(clientMessageId, 1);
    }

    private JsonNode answerTo(UUID clientMessageId, int time) {
        Predicate<JsonNode> wanted =
                frame ->
                        frame.path("type").asString("").endsWith("ack")
                                && frame.path("clientMessageId")
                                        .asString("")
                                        .equals(clientMessageId.toString());
        return await(wanted, time);
    }

    /// The `seq` under which a message is acknowledged, however often it was refused before.
    public long ackOf(UUID clientMessageId) {
        return await(
                        frame ->
                                frame.path("type").asString("").equals("ack")
                                        && frame.path("clientMessageId")
                                                .asString("")
                                                .equals(clientMessageId.toString()))
                .path("seq")
                .asLong();
    }

    public JsonNode await(Predicate<JsonNode> wanted) {
        return await(wanted, 1);
    }

    private JsonNode await(Predicate<JsonNode> wanted, int time) {
        return await().alias("frame; got " + frames.size())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> frames.stream().filter(wanted).skip(time - 1).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /// The first event of a conversation that fits, waiting for it if need be.
    public JsonNode awaitEvent(UUID conversation, Predicate<JsonNode> wanted) {
        return await().alias("event; got " + events(conversation))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(
                        () -> events(conversation).stream().filter(wanted).findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /// Closes as a client does that has another connection; the server answers with the same code.
    public void leave() {
        carrier.leave();
    }

    public boolean isClosed() {
        return closed.isDone();
    }

    /// The code with which the server closed, waiting for it if need be.
    public int closeCode() {
        return closed.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS).join();
    }

    private static org.awaitility.core.ConditionFactory await() {
        return org.awaitility.Awaitility.await();
    }

    @Override
    public void close() {
        carrier.cut();
    }
}
