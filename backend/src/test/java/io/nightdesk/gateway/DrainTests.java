package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// One of two nodes leaves: `port` is the one that stays.
@NightdeskTest
class DrainTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired Environment environment;
    @Autowired JdbcClient jdbc;

    @Test
    void everySocketIsToldAndThoseThatStayAreClosedWithTheCodeOfADrain() {
        try (TestNode leaving = node("1s", "1s")) {
            List<ChatSocket> sockets = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                sockets.add(TestVisitor.arrive(leaving.port()).connect());
            }
            sockets.add(TestVisitor.arrive(leaving.port()).connect(ChatSocket.Transport.POST));
            sockets.add(watchingAgent(leaving));
            ChatSocket silent = ChatSocket.open(leaving.port());

            CompletableFuture<Void> left = leaving.leave();

            assertThat(sockets)
                    .allSatisfy(
                            socket -> {
                                JsonNode drain = socket.await("drain");
                                assertThat(drain.path("deadlineMs").asInt()).isBetween(1, 2_000);
                                assertThat(drain.path("afterMs").asInt()).isBetween(0, 100);
                                assertThat(socket.closeCode()).isEqualTo(4000);
                            });
            assertThat(silent.closeCode()).isEqualTo(4000);
            left.join();
        }
    }

    @Test
    void manyAreToldFasterAndNotForLongerThanIsAllowed() {
        try (TestNode leaving = node("2s", "200ms", "1s", "300ms")) {
            List<ChatSocket> sockets =
                    Stream.generate(() -> TestVisitor.arrive(leaving.port()).connect())
                            .limit(60)
                            .toList();

            CompletableFuture<Void> left = leaving.leave();

            // The rest of the window, which would be more than a second, and what follows it.
            assertThat(sockets)
                    .allSatisfy(
                            socket ->
                                    assertThat(socket.await("drain").path("deadlineMs").asInt())
                                            .isLessThanOrEqualTo(1_300));
            left.join();
        }
    }

    @Test
    void whoFollowsTheFrameIsWelcomeElsewhereBeforeTheOldSocketEndsAndMissesNothing() {
        try (TestNode leaving = node("1s", "10s")) {
            TestVisitor visitor = TestVisitor.arrive(leaving.port());
            UUID conversation = visitor.opens();
            try (ChatSocket writer = TestVisitor.at(port, visitor).connect();
                    ChatSocket old = visitor.connect();
                    ChatSocket next = ChatSocket.open(port)) {
                writer.sync(conversation, 0);
                old.sync(conversation, 0);
                says(writer, conversation, 1);
                old.awaitEvent(conversation, event -> event.path("seq").asLong() == 1);

                CompletableFuture<Void> left = leaving.leave();
                old.await("drain");
                says(writer, conversation, 2);
                next.hello(
                        visitor.token(),
                        UUID.randomUUID(),
                        List.of(
                                Map.of(
                                        "conversation",
                                        conversation.toString(),
                                        "after",
                                        lastSeq(old, conversation))));
                assertThat(old.isClosed()).isFalse();
                says(writer, conversation, 3);
                String third = writer.events(conversation).getLast().path("text").asString();
                next.awaitEvent(conversation, it -> it.path("text").asString("").equals(third));
                old.leave();
                left.join();

                assertThat(old.closeCode()).isEqualTo(1000);
                assertThat(seqs(old, next, conversation))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, lastSeq(next, conversation))
                                        .boxed()
                                        .toList());
            }
        }
    }

    @Test
    void readinessGoesFirstNoSocketIsTakenAndALiveNodeStaysAlive() throws Exception {
        try (TestNode leaving = node("5s", "1s", "1s", "90s");
                ChatSocket socket = TestVisitor.arrive(leaving.port()).connect()) {
            assertThat(get(leaving.port(), "/readyz").statusCode()).isEqualTo(200);
            TestVisitor late = TestVisitor.arrive(leaving.port());

            CompletableFuture<Void> left = leaving.leave();
            await().atMost(PATIENCE)
                    .until(() -> get(leaving.port(), "/readyz").statusCode() == 503);

            assertThat(socket.frames("drain")).isEmpty();
            assertThat(get(leaving.port(), "/livez").statusCode()).isEqualTo(200);
            try (ChatSocket stream = late.connect(ChatSocket.Transport.POST)) {
                assertThat(stream.closeCode()).isEqualTo(4000);
            }
            HttpResponse<?> upgrade = upgrade(leaving.port());
            assertThat(upgrade.statusCode()).isEqualTo(503);
            assertThat(upgrade.headers().firstValue("Retry-After")).isPresent();
            socket.await("drain");
            left.join();
        }
    }

    @Test
    void theManagementPortTakesTheOrderButNotFromAPageInABrowser() throws Exception {
        try (TestNode leaving = node("1s", "1s");
                ChatSocket socket = TestVisitor.arrive(leaving.port()).connect()) {
            URI order = uri(leaving.managementPort(), "/actuator/shutdown");
            HttpRequest.Builder post = HttpRequest.newBuilder(order).POST(BodyPublishers.noBody());

            assertThat(send(post.copy().header("Origin", "https://evil.example")).statusCode())
                    .isEqualTo(403);
            assertThat(get(leaving.port(), "/readyz").statusCode()).isEqualTo(200);
            assertThat(send(post).statusCode()).isEqualTo(200);

            socket.await("drain");
            assertThat(socket.closeCode()).isEqualTo(4000);
        }
    }

    private TestNode node(String window, String grace) {
        return node("2s", window, grace, "90s");
    }

    private TestNode node(String notice, String window, String grace, String longest) {
        return TestNode.beside(
                environment,
                List.of(
                        "nightdesk.drain.notice=" + notice,
                        "nightdesk.drain.window=" + window,
                        "nightdesk.drain.longest=" + longest,
                        "nightdesk.drain.grace=" + grace));
    }

    private ChatSocket watchingAgent(TestNode leaving) {
        Browser agent = Browser.signedIn(leaving.port(), jdbc, Role.AGENT);
        String ticket =
                agent.post("/api/v1/staff/socket-ticket", Map.of())
                        .body()
                        .path("ticket")
                        .asString();
        ChatSocket socket = ChatSocket.open(leaving.port());
        socket.hello(ticket);
        return socket.send(Map.of("type", "watch"));
    }

    private static void says(ChatSocket socket, UUID conversation, long number) {
        UUID id = socket.deliver(conversation, number, "message " + number);
        socket.awaitEvent(
                conversation,
                event -> event.path("clientMessageId").asString("").equals(id.toString()));
    }

    private static long lastSeq(ChatSocket socket, UUID conversation) {
        return socket.events(conversation).getLast().path("seq").asLong();
    }

    private static List<Long> seqs(ChatSocket old, ChatSocket next, UUID conversation) {
        return Stream.of(old, next)
                .flatMap(socket -> socket.events(conversation).stream())
                .map(event -> event.path("seq").asLong())
                .distinct()
                .sorted()
                .toList();
    }

    /// How a node refuses a handshake.
    private static HttpResponse<?> upgrade(int port) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.newWebSocketBuilder()
                    .subprotocols("chat.v1")
                    .buildAsync(
                            URI.create("ws://localhost:" + port + "/socket"),
                            new WebSocket.Listener() {})
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse();
            }
            throw e;
        }
        throw new AssertionError("the socket was taken");
    }

    private static HttpResponse<String> get(int port, String path)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(port, path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }
}
