package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Everybody loses the connection at the same moment and comes back by the widget's rule.
@Tag("slow")
@NightdeskTest(properties = {"nightdesk.test=Storm", "nightdesk.gateway.sockets-per-visitor=0"})
class StormTests {

    private static final int SOCKETS = 5_000;
    private static final int CONVERSATIONS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @LocalServerPort int port;
    @Autowired Connections connections;

    @Test
    void fiveThousandComeBackAndMissNothing() {
        List<Tab> tabs = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < CONVERSATIONS; i++) {
                TestVisitor visitor = TestVisitor.arrive(port);
                UUID conversation = visitor.opens();
                for (int j = 0; j < SOCKETS / CONVERSATIONS; j++) {
                    tabs.add(new Tab(client, port, visitor.token(), conversation));
                }
            }
            tabs.forEach(Tab::open);
            await().atMost(PATIENCE).until(() -> tabs.stream().allMatch(Tab::isLive));

            connections.all().forEach(connection -> connection.close(CloseCode.SHUTDOWN));
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    tabs.stream()
                                            .allMatch(tab -> tab.isLive() && tab.opened.get() > 1));

            assertThat(tabs.stream().filter(tab -> tab.cut.get() > 0)).isEmpty();
            sayOnceMore(tabs);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () ->
                                    assertThat(tabs.stream().filter(tab -> tab.heard.get() == 0))
                                            .isEmpty());
            tabs.forEach(Tab::leave);
        }
    }

    /// A message in each conversation reaches every tab that shows it.
    private static void sayOnceMore(List<Tab> tabs) {
        for (int i = 0; i < SOCKETS; i += SOCKETS / CONVERSATIONS) {
            tabs.get(i).asks();
        }
    }

    /// A client with no more state than this test needs.
    private static final class Tab implements WebSocket.Listener {

        private final HttpClient client;
        private final int port;
        private final String token;
        private final UUID conversation;
        private final UUID device = UUID.randomUUID();
        private final UUID message = UUID.randomUUID();
        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger cut = new AtomicInteger();
        private final AtomicInteger heard = new AtomicInteger();
        private final StringBuilder part = new StringBuilder();
        private volatile boolean live;
        private volatile boolean asking;
        private volatile boolean leaving;
        private final AtomicInteger attempts = new AtomicInteger();
        private volatile @Nullable WebSocket socket;

        Tab(HttpClient client, int port, String token, UUID conversation) {
            this.client = client;
            this.port = port;
            this.token = token;
            this.conversation = conversation;
        }

        boolean isLive() {
            return live;
        }

        /// At random within a quarter of a second at first, then within twice as long each time.
        void open() {
            long wait =
                    ThreadLocalRandom.current()
                            .nextLong(250L << Math.min(attempts.getAndIncrement(), 6));
            Executor later = CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS);
            var _ = CompletableFuture.runAsync(this::connect, later);
        }

        private void connect() {
            var _ =
                    client.newWebSocketBuilder()
                            .header("Origin", "http://localhost:" + port)
                            .subprotocols("chat.v1")
                            .buildAsync(URI.create("ws://localhost:" + port + "/socket"), this)
                            .whenComplete(
                                    (_, failure) -> {
                                        if (failure != null) {
                                            open();
                                        }
                                    });
        }

        /// Again and again until it is taken, like every client: a server that is still busy with
        /// the storm says later, and a connection may be lost with what was on its way.
        void asks() {
            asking = true;
            WebSocket open = java.util.Objects.requireNonNull(socket);
            var _ =
                    open.sendText(
                            """
                    {"type": "send", "conversation": "%s", "clientMessageId": "%s", "number": 1,
                    "body": "Is anybody there?"}
                    """
                                    .formatted(conversation, message),
                            true);
        }

        @Override
        public String toString() {
            return "tab of %s, live %s, opened %s, cut %s"
                    .formatted(conversation, live, opened, cut);
        }

        void leave() {
            leaving = true;
            java.util.Objects.requireNonNull(socket).abort();
        }

        @Override
        public void onOpen(WebSocket open) {
            socket = open;
            var _ =
                    open.sendText(
                            """
                    {"type": "hello", "version": 1, "sdk": "storm", "device": "%s", "token": "%s",
                    "resume": [{"conversation": "%s", "after": 0}]}
                    """
                                    .formatted(device, token, conversation),
                            true);
            open.request(Long.MAX_VALUE);
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                String frame = part.toString();
                part.setLength(0);
                if (frame.contains("\"type\":\"welcome\"")) {
                    opened.incrementAndGet();
                    attempts.set(0);
                    live = true;
                    if (asking) {
                        asks();
                    }
                } else if (frame.contains("\"type\":\"events\"")) {
                    heard.incrementAndGet();
                } else if (frame.contains("\"type\":\"nack\"")) {
                    Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
                    var _ = CompletableFuture.runAsync(this::asks, later);
                }
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            gone(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            gone(1006);
        }

        private void gone(int code) {
            live = false;
            if (!leaving) {
                if (code == 1006) {
                    cut.incrementAndGet();
                }
                open();
            }
        }
    }
}
