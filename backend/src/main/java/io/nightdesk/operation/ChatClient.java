package io.nightdesk.operation;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// A client of the product's API and socket, for commands that try a node as a customer would. Used
/// by one thread.
public final class ChatClient implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Half of a surrogate pair, which UTF-8 does not know. Browsers send it escaped, too.
    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private final URI base;
    private final HttpClient http;
    private @Nullable Socket socket;

    /// @param base where the node is, such as `http://localhost:8080`
    public ChatClient(URI base, Duration connectTimeout) {
        this.base = base;
        this.http = HttpClient.newBuilder().connectTimeout(connectTimeout).build();
    }

    /// The server has ended the connection.
    public static final class Closed extends IOException {

        private static final long serialVersionUID = 1L;

        private final int code;

        Closed(int code) {
            super("the server closed the connection");
            this.code = code;
        }

        /// Why, as in RFC 6455; 1006 where it did not say.
        public int code() {
            return code;
        }
    }

    /// An answer to a call.
    ///
    /// @param text the body as it came
    public record Reply(int status, String text) {

        /// Missing where the body is no JSON object.
        public JsonNode body() {
            return text.startsWith("{") ? JSON.readTree(text) : MissingNode.getInstance();
        }
    }

    /// @param token empty for nobody's
    public Reply call(
            String method, String path, String token, Map<String, ?> body, Duration patience)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body());
    }

    /// Opens a socket in place of the last one, and says hello.
    ///
    /// @param sdk what the client calls itself
    /// @param token who it is
    /// @throws java.util.concurrent.CompletionException if there is no connection
    public void connect(String sdk, UUID device, String token, Duration patience) {
        disconnect();
        socket = new Socket(patience);
        send(Map.of("type", "hello", "version", 1, "sdk", sdk, "device", device, "token", token));
    }

    /// Asks for what happens in a conversation after its event number `after`, from now on.
    ///
    /// @throws java.util.concurrent.CompletionException if the connection is gone
    public void sync(UUID conversation, long after) {
        send(Map.of("type", "sync", "conversation", conversation, "after", after));
    }

    /// Sends a message, or again one that was sent before.
    ///
    /// @param number of this device's messages in the conversation, from 1
    /// @throws java.util.concurrent.CompletionException if the connection is gone
    public void say(UUID conversation, UUID clientMessageId, long number, String body) {
        send(
                Map.of(
                        "type",
                        "send",
                        "conversation",
                        conversation,
                        "clientMessageId",
                        clientMessageId,
                        "number",
                        number,
                        "body",
                        body));
    }

    private void send(Map<String, ?> frame) {
        String json =
                HALF.matcher(JSON.writeValueAsString(frame))
                        .replaceAll(half -> "\\\\u%04x".formatted((int) half.group().charAt(0)));
        open().socket.sendText(json, true).join();
    }

    /// The next frame; null when none comes in that time.
    ///
    /// @throws Closed when the connection is gone
    public @Nullable JsonNode next(Duration patience) throws Closed, InterruptedException {
        Socket from = open();
        String text = from.frames.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (text != null && text.isEmpty()) {
            throw new Closed(from.code);
        }
        return text == null ? null : JSON.readTree(text);
    }

    /// Leaves the socket, if there is one.
    public void disconnect() {
        Socket before = socket;
        socket = null;
        if (before != null) {
            before.socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> null).join();
        }
    }

    @Override
    public void close() {
        disconnect();
        http.shutdownNow();
        http.close();
    }

    private Socket open() {
        Socket there = socket;
        if (there == null) {
            throw new IllegalStateException("not connected");
        }
        return there;
    }

    private final class Socket implements WebSocket.Listener {

        private final StringBuilder part = new StringBuilder();
        private volatile int code = 1006;

        /// An empty one is the end.
        private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

        private final WebSocket socket;

        Socket(Duration patience) {
            String address = base.toString().replaceFirst("^http", "ws") + "/socket";
            socket =
                    http.newWebSocketBuilder()
                            .subprotocols("chat.v1")
                            .header("Origin", base.toString())
                            .connectTimeout(patience)
                            .buildAsync(URI.create(address), this)
                            .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                frames.add(part.toString());
                part.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int why, String reason) {
            code = why;
            frames.add("");
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            frames.add("");
        }
    }
}
