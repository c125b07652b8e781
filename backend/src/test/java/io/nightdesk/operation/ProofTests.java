package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.Nightdesk;
import io.nightdesk.testing.Database;
import io.nightdesk.testing.RedisUrl;
import io.nightdesk.testing.WithDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/// A node that is to answer somebody before a balancer sends it customers.
@WithDatabase
class ProofTests {

    private final Database database;
    private final RedisUrl redis;
    @TempDir private Path folder;

    ProofTests(Database database, RedisUrl redis) {
        this.database = database;
        this.redis = redis;
    }

    @Test
    void itIsReadyWhenItHasAnsweredAndNotWhenItHasStarted() {
        try (ConfigurableApplicationContext node = start()) {
            assertThat(status(node, "/readyz")).isEqualTo(503);

            assertThat(Proof.seek(node, Duration.ofMinutes(1))).isTrue();

            await().until(() -> status(node, "/readyz") == 200);
        }
    }

    @Test
    void itLivesAndIsNotReadyWhileItAnswersNobody() {
        try (ConfigurableApplicationContext node = start("--nightdesk.assistant.max-running=0")) {
            assertThat(Proof.seek(node, Duration.ofSeconds(3))).isFalse();

            assertThat(status(node, "/livez")).isEqualTo(200);
            assertThat(status(node, "/readyz")).isEqualTo(503);
        }
    }

    private ConfigurableApplicationContext start(String... more) {
        List<String> settings =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--management.server.port=0",
                                "--nightdesk.demo=false",
                                "--nightdesk.drain.notice=0s",
                                "--nightdesk.drain.window=0s",
                                "--nightdesk.drain.grace=1s"));
        settings.addAll(List.of(more));
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Serve(Nightdesk.class, nowhere)
                .start(
                        settings,
                        new StoreSettings(
                                folder,
                                Optional.of(
                                        new PostgresAddress(
                                                database.url(),
                                                database.user(),
                                                database.password())),
                                Optional.of(redis.value()),
                                true),
                        Map.of(Proof.WANTED, true));
    }

    private static int status(ConfigurableApplicationContext node, String path) {
        String port = node.getEnvironment().getProperty("local.server.port", "");
        URI uri = URI.create("http://localhost:" + port + path);
        try (HttpClient balancer = HttpClient.newHttpClient()) {
            return balancer.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
