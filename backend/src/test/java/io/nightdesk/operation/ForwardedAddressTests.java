package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node is told of a customer's address by the repository's HAProxy file.
class ForwardedAddressTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;

    @Test
    void whatAClientSaysOfItsAddressIsDropped() throws Exception {
        assertThat(told("203.0.113.1")).isEqualTo("[127.0.0.1]");
    }

    @Test
    void whatTheProxyInFrontSaysIsKept() throws Exception {
        assertThat(told("127.0.0.0/8")).isEqualTo("[198.51.100.9, 127.0.0.1]");
    }

    /// What a node hears of somebody on this machine who says to be elsewhere.
    ///
    /// @param front whose word the balancer takes
    private String told(String front) throws Exception {
        Haproxy.assumeInstalled();
        HttpServer node =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        node.createContext("/", ForwardedAddressTests::tell);
        node.start();
        int port = Ports.anyFree();
        String there = "127.0.0.1:" + node.getAddress().getPort();
        Process balancer =
                Haproxy.start(
                        folder.resolve("haproxy.log"),
                        Map.of(
                                "BIND",
                                "127.0.0.1:" + port,
                                "NODE1",
                                there,
                                "NODE2",
                                there,
                                "FRONT",
                                front));
        try {
            return Objects.requireNonNull(
                    await().atMost(PATIENCE)
                            .ignoreExceptions()
                            .until(() -> asked(port), answer -> answer.statusCode() == 200)
                            .body());
        } finally {
            balancer.destroy();
            balancer.waitFor();
            node.stop(0);
        }
    }

    private static HttpResponse<String> asked(int port) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/demo"))
                            .header("X-Forwarded-For", "198.51.100.9")
                            .build(),
                    BodyHandlers.ofString());
        }
    }

    private static void tell(HttpExchange exchange) throws IOException {
        List<String> said = exchange.getRequestHeaders().getOrDefault("X-Forwarded-For", List.of());
        byte[] answer = said.toString().getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
