package io.nightdesk.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of `chat.v1` over a real socket: sends what it is told and keeps every frame it gets.
public final class ChatSocket implements WebSocket.Listener, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    private ChatSocket(int port, @Nullable String origin, @Nullable String protocol) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (origin != null) {
            builder.header("Origin", origin);
        }
        if (protocol != null) {
            builder.subprotocols(protocol);
        }
        socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/socket"), this).join();
    }

    /// Opens a socket as a page of the server itself would.
    public static ChatSocket open(int port) {
        return new ChatSocket(port, "http://localhost:" + port, "chat.v1");
    }

    public static ChatSocket open(int port, @Nullable String origin, @Nullable String protocol) {
        return new ChatSocket(port, origin, protocol);
    }

    /// Sends text as it is.
    public ChatSocket text(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    public ChatSocket binary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    /// Sends a frame.
    public ChatSocket send(Map<String, ?> frame) {
        return text(JSON.writeValueAsString(frame));
    }

    /// Says hello and waits for the welcome.
    public JsonNode hello(String token, UUID device, List<Map<String, ?>> resume) {
        send(
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
                        "resume",
                        resume));
        return await("welcome");
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

    public ChatSocket sync(UUID conversation, long after) {
        return send(
                Map.of("type", "sync", "conversation", conversation.toString(), "after", after));
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
        return await(
                frame ->
                        frame.path("type").asString("").endsWith("ack")
                                && frame.path("clientMessageId")
                                        .asString("")
                                        .equals(clientMessageId.toString()));
    }

    public JsonNode await(Predicate<JsonNode> wanted) {
        return await().alias("frame; got " + frames.size())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> frames.stream().filter(wanted).findFirst(), Optional::isPresent)
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
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
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
    public void onOpen(WebSocket opened) {
        opened.request(Long.MAX_VALUE);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            frames.add(JSON.readTree(partial.toString()));
            partial.setLength(0);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete(1006);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
