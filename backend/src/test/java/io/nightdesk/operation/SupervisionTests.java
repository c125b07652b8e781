package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.Children;
import io.nightdesk.testing.Product;
import io.nightdesk.testing.TestVisitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The embedded stores die under a product that is in use.
@Tag("slow")
class SupervisionTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern RESTARTS =
            Pattern.compile("(?m)^nightdesk_store_restarts_total\\{store=\"(\\w+)\"} (\\S+)$");

    @TempDir private Path folder;

    @Test
    void storesThatAreKilledComeBackUnderTwoNodesAndNothingIsLost() throws Exception {
        int first = Ports.anyFree();
        int second = Ports.anyFree();
        try (Product one = node(first).awaitReady();
                Product two = node(second).awaitReady()) {
            TestVisitor visitor = TestVisitor.arrive(one.address().getPort());
            UUID conversation = visitor.opens();
            try (ChatSocket writer = visitor.connect();
                    ChatSocket reader =
                            TestVisitor.at(two.address().getPort(), visitor).connect()) {
                writer.sync(conversation, 0);
                reader.sync(conversation, 0);
                says(writer, conversation, 1);
                long postgres = postgres().runningPid().orElseThrow();
                long redis = redis().runningPid().orElseThrow();

                Children.signal(redis, "KILL");
                Children.signal(postgres, "KILL");
                says(writer, conversation, 2);

                await().atMost(PATIENCE).until(() -> texts(reader, conversation).contains("2"));
                assertThat(texts(reader, conversation)).containsOnlyOnce("1", "2");
                assertThat(seqs(reader, conversation))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, seqs(reader, conversation).size())
                                        .boxed()
                                        .toList());
                assertThat(postgres().runningPid()).isPresent().get().isNotEqualTo(postgres);
                await().atMost(PATIENCE).until(() -> redis().runningPid().isPresent());
            }
            for (Product node : List.of(one, two)) {
                await().atMost(PATIENCE).until(() -> node.get("/readyz").statusCode() == 200);
            }
            await().atMost(PATIENCE).until(() -> isWell(first) && isWell(second));
            // Whoever started it counts it a moment later.
            for (String store : List.of("postgresql", "redis")) {
                await().atMost(PATIENCE)
                        .until(() -> restarts(first, store) + restarts(second, store) == 1);
            }
        }
        assertThat(postgres().runningPid()).isEmpty();
        assertThat(redis().runningPid()).isEmpty();
    }

    /// As a client does: the same message again until it is acknowledged.
    private static void says(ChatSocket socket, UUID conversation, int number) {
        UUID id = TestVisitor.newId();
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> {
                            socket.say(conversation, id, number, String.valueOf(number));
                            return isAcked(socket, id);
                        });
    }

    private static boolean isAcked(ChatSocket socket, UUID id) {
        return socket.frames("ack").stream()
                .anyMatch(it -> it.path("clientMessageId").asString("").equals(id.toString()));
    }

    private static List<String> texts(ChatSocket socket, UUID conversation) {
        return socket.events(conversation).stream()
                .filter(it -> it.path("author").path("kind").asString("").equals("visitor"))
                .map(it -> it.path("text").asString(""))
                .toList();
    }

    private static List<Long> seqs(ChatSocket socket, UUID conversation) {
        return socket.events(conversation).stream()
                .map((JsonNode it) -> it.path("seq").asLong())
                .toList();
    }

    private Product node(int management) throws IOException {
        return Product.start(
                folder,
                Map.of(),
                "--server.port=0",
                "--management.server.port=" + management,
                "--nightdesk.demo=false");
    }

    private static boolean isWell(int management) throws IOException, InterruptedException {
        String health = operator(management, "/actuator/health/stores");
        return health.contains("\"status\":\"UP\"") && health.contains("\"PostgreSQL\":\"runs\"");
    }

    private static double restarts(int management, String store)
            throws IOException, InterruptedException {
        return RESTARTS.matcher(operator(management, "/actuator/prometheus"))
                .results()
                .filter(it -> it.group(1).equals(store))
                .mapToDouble(it -> Double.parseDouble(it.group(2)))
                .sum();
    }

    private static String operator(int management, String path)
            throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://localhost:" + management + path);
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
        }
    }

    private PostgresServer postgres() {
        return new PostgresServer(DataFolder.at(folder.resolve("data")));
    }

    private RedisServer redis() {
        return new RedisServer(DataFolder.at(folder.resolve("data")));
    }
}
