package io.nightdesk.operation;

import io.nightdesk.kernel.Ids;
import io.nightdesk.site.Sites;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tries a node as a customer would: begins a session, opens a conversation, says something over a
/// socket, and waits for the ack and for an answer. It happens on a site of its own
/// ([Sites#checks()]), so neither inbox nor figures show it. Only a node's own machine may do it.
final class Check {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// One that the assistant answers whatever it knows and whatever its models do.
    private static final String QUESTION = "Hello";

    private static final String AWAY = "{\"type\":\"away\"}";

    private final URI base;
    private final long deadline;
    private final Ids ids = new Ids(Clock.systemUTC());
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

    /// @param base where the node is, such as `http://localhost:8080`
    /// @param patience for all of it
    Check(URI base, Duration patience) {
        this.base = base;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /// Says something until it was answered, and until `enough` says that this will do: where
    /// several nodes serve one database, any of them may answer.
    ///
    /// @throws CommandFailure with what went wrong
    void run(BooleanSupplier enough) {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(left()).build()) {
            String token =
                    call(client, "POST", "/api/v1/sessions", "", Map.of("siteKey", Sites.CHECK_KEY))
                            .path("token")
                            .asString("");
            UUID conversation = ids.next();
            call(client, "PUT", "/api/v1/conversations/" + conversation, token, Map.of());
            WebSocket socket = connect(client);
            try {
                talk(socket, token, conversation, enough);
            } finally {
                socket.sendClose(1000, "").join();
            }
        } catch (IOException | CompletionException e) {
            throw new CommandFailure("%s does not answer: %s".formatted(base, e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }

    private void talk(WebSocket socket, String token, UUID conversation, BooleanSupplier enough)
            throws InterruptedException {
        UUID device = ids.next();
        send(
                socket,
                Map.of(
                        "type", "hello", "version", 1, "sdk", "check", "device", device, "token",
                        token));
        await("a welcome", "welcome");
        send(socket, Map.of("type", "sync", "conversation", conversation, "after", 0));
        for (int number = 1; number == 1 || !enough.getAsBoolean(); number++) {
            send(
                    socket,
                    Map.of(
                            "type",
                            "send",
                            "conversation",
                            conversation,
                            "clientMessageId",
                            ids.next(),
                            "number",
                            number,
                            "body",
                            QUESTION));
            await("an ack", "ack");
            awaitAnswer();
        }
    }

    /// What the assistant says, or a person who is asked instead.
    private void awaitAnswer() throws InterruptedException {
        boolean answered = false;
        while (!answered) {
            for (JsonNode event : await("an answer", "events").path("items")) {
                String author = event.path("author").path("kind").asString("");
                answered |=
                        author.equals("assistant")
                                || event.path("type").asString("").equals("owner");
            }
        }
    }

    private JsonNode await(String what, String type) throws InterruptedException {
        while (true) {
            String text = frames.poll(left().toNanos(), TimeUnit.NANOSECONDS);
            if (text == null) {
                throw new CommandFailure("a customer waited for %s in vain".formatted(what));
            }
            JsonNode frame = JSON.readTree(text);
            String found = frame.path("type").asString("");
            if (found.equals(type)) {
                return frame;
            }
            if (found.equals("nack") || text.equals(AWAY)) {
                throw new CommandFailure(
                        "a customer waited for %s and got %s".formatted(what, text));
            }
        }
    }

    private static void send(WebSocket socket, Map<String, ?> frame) {
        socket.sendText(JSON.writeValueAsString(frame), true).join();
    }

    private WebSocket connect(HttpClient client) {
        String address = base.toString().replaceFirst("^http", "ws") + "/socket";
        return client.newWebSocketBuilder()
                .subprotocols("chat.v1")
                .header("Origin", base.toString())
                .connectTimeout(left())
                .buildAsync(URI.create(address), new Listener())
                .join();
    }

    private JsonNode call(
            HttpClient client, String method, String path, String token, Map<String, ?> body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(left())
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new CommandFailure(
                    "%s %s%s was answered %d: %s"
                            .formatted(method, base, path, response.statusCode(), response.body()));
        }
        return JSON.readTree(response.body());
    }

    /// Never less than a moment, so that what has no time left fails by itself.
    private Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    }

    private final class Listener implements WebSocket.Listener {

        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                frames.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            frames.add(AWAY);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            frames.add(AWAY);
        }
    }
}
