package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nightdesk.testing.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The repository's HAProxy file in front of two real nodes.
@Tag("slow")
class BalancerTests {

    private static final List<String> PLACES =
            List.of("/usr/sbin/haproxy", "/usr/local/sbin/haproxy", "/usr/bin/haproxy");

    @TempDir private Path folder;

    @Test
    void nobodyNoticesThatANodeLeaves() throws Exception {
        String haproxy = haproxy();
        try (Product one = node();
                Product two = node()) {
            int port = Ports.anyFree();
            Process balancer = balance(haproxy, port, one.awaitReady(), two.awaitReady());
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> status(port) == 200);
                CompletableFuture<Integer> leaving =
                        CompletableFuture.supplyAsync(() -> leave(one));
                int asked = 0;
                while (!leaving.isDone() || asked < 100) {
                    assertThat(status(port)).isEqualTo(200);
                    asked++;
                }
                assertThat(leaving.join()).isEqualTo(143);
                assertThat(two.get("/readyz").statusCode()).isEqualTo(200);
            } finally {
                balancer.destroy();
                balancer.waitFor();
            }
        }
    }

    private static String haproxy() {
        String found =
                PLACES.stream()
                        .filter(it -> Files.isExecutable(Path.of(it)))
                        .findFirst()
                        .orElse("");
        assumeTrue(
                !found.isEmpty(),
                "HAProxy is not installed here (Debian: apt-get install haproxy)");
        return found;
    }

    private Product node() throws IOException {
        return Product.start(
                folder,
                Map.of(),
                "--server.port=0",
                "--management.server.port=0",
                "--nightdesk.demo=false");
    }

    private Process balance(String haproxy, int port, Product one, Product two) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(haproxy, "-db", "-f", Path.of("../ops/haproxy.cfg").toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("haproxy.log").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "BIND", "127.0.0.1:" + port,
                                "NODE1", "127.0.0.1:" + one.address().getPort(),
                                "NODE2", "127.0.0.1:" + two.address().getPort()));
        return builder.start();
    }

    private static int leave(Product node) {
        try {
            return node.signal("TERM").awaitEnd();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static int status(int port) throws IOException, InterruptedException {
        // A new connection each time, so that the balancer chooses each time.
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + port + "/livez");
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (java.net.ConnectException e) {
            // The balancer itself is not there yet.
            return -1;
        }
    }
}
