package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.Product;
import io.nightdesk.testing.TestVisitor;
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
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The repository's HAProxy file in front of two real nodes.
@Tag("slow")
class BalancerTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir private Path folder;

    @Test
    void aConversationOutlivesTheNodeThatCarriedItAndNobodyNoticesThatOneLeaves() throws Throwable {
        Haproxy.assumeInstalled();
        int again = Ports.anyFree();
        try (Product one = node(again);
                Product two = node(0)) {
            int port = Ports.anyFree();
            Process balancer = balance(port, portOf(one), portOf(two));
            try {
                await().atMost(PATIENCE).until(() -> status(port) == 200);
                conversationsGoOn(port, () -> one.signal("KILL").awaitEnd());
                try (Product back = node(again).awaitReady()) {
                    await().atMost(PATIENCE).until(() -> balancerSaid().contains("node1 is UP"));
                    nobodyNotices(port, two, back);
                }
            } finally {
                balancer.destroy();
                balancer.waitFor();
            }
        }
    }

    /// Long before the customers of a silent connection would give it up themselves.
    @Test
    void whoIsWithANodeThatHangsIsSentToTheOtherOne() throws Throwable {
        Haproxy.assumeInstalled();
        try (Product one = node(0);
                Product two = node(0)) {
            int port = Ports.anyFree();
            Process balancer = balance(port, portOf(one), portOf(two));
            try {
                await().atMost(PATIENCE).until(() -> status(port) == 200);
                conversationsGoOn(port, () -> one.signal("STOP"));
                one.signal("CONT");
                await().atMost(PATIENCE).until(() -> balancerSaid().contains("node1 is UP"));
            } finally {
                balancer.destroy();
                balancer.waitFor();
            }
        }
    }

    @Test
    void anUpgradeToAnotherPortIsNoticedByNobody() throws Exception {
        Haproxy.assumeInstalled();
        int port = Ports.anyFree();
        int next = Ports.anyFree();
        try (Product old = node(0)) {
            Process balancer = balance(port, portOf(old), next);
            try {
                await().atMost(PATIENCE).until(() -> status(port) == 200);
                Customer customer = new Customer(port);
                customer.says();
                try (Product upgrade = upgrade(portOf(old), next)) {
                    CompletableFuture<Void> others =
                            CompletableFuture.runAsync(() -> othersComeIn(port, upgrade));
                    while (!upgrade.isReady()) {
                        assertThat(upgrade.isAlive()).as(upgrade::said).isTrue();
                        customer.says();
                        customer.follows();
                    }
                    others.join();
                    assertThat(upgrade.said()).contains("The old node has left.");
                    assertThat(old.awaitEnd()).isEqualTo(143);
                    customer.says();
                    customer.hasNoticedNothing();
                    assertThat(upgrade.get("/readyz").statusCode()).isEqualTo(200);
                }
            } finally {
                balancer.destroy();
                balancer.waitFor();
            }
        }
    }

    /// One after the other, each at the first attempt.
    private static void othersComeIn(int port, Product upgrade) {
        TestVisitor other = TestVisitor.arrive(port);
        while (!upgrade.isReady() && upgrade.isAlive()) {
            other.connect().close();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private Product upgrade(int from, int to) throws IOException {
        return Product.start(
                folder,
                Map.of(),
                "upgrade",
                "--replace=" + from,
                "--server.port=" + to,
                "--management.server.port=0",
                "--nightdesk.demo=false");
    }

    private static int portOf(Product node) {
        return node.awaitReady().address().getPort();
    }

    /// Fewest connections first: of two customers one is with the node that fails.
    private static void conversationsGoOn(int port, ThrowableAssert.ThrowingCallable fail)
            throws Throwable {
        TestVisitor ada = TestVisitor.arrive(port);
        TestVisitor ben = TestVisitor.arrive(port);
        UUID adas = ada.opens();
        UUID bens = ben.opens();
        // Any id will do for a device; the one of the conversation is at hand.
        try (ChatSocket first = connect(port, ada, adas);
                ChatSocket second = connect(port, ben, bens)) {
            says(first.sync(adas, 0), adas, 1, "My tent leaks");
            says(second.sync(bens, 0), bens, 1, "Where is my parcel?");

            fail.call();

            await().atMost(PATIENCE).until(() -> first.isClosed() || second.isClosed());
            assertThat(first.isClosed()).isNotEqualTo(second.isClosed());
        }
        goesOn(port, ada, adas, adas, "My tent leaks");
        goesOn(port, ben, bens, bens, "Where is my parcel?");
    }

    private static void goesOn(
            int port, TestVisitor visitor, UUID device, UUID conversation, String said) {
        try (ChatSocket socket = connect(port, visitor, device)) {
            socket.sync(conversation, 0);
            says(socket, conversation, 2, "Are you still there?");

            List<JsonNode> events = socket.events(conversation);
            assertThat(events.stream().map(it -> it.path("seq").asLong()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events.stream().filter(it -> it.path("text").asString("").equals(said)))
                    .hasSize(1);
        }
    }

    /// As customers do: who gets no connection tries again.
    private static ChatSocket connect(int port, TestVisitor visitor, UUID device) {
        ChatSocket socket =
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> ChatSocket.open(port), Objects::nonNull);
        socket.hello(visitor.token(), device, List.of());
        return socket;
    }

    /// Waits for the ack and for the echo that everybody in the conversation gets.
    private static void says(ChatSocket socket, UUID conversation, int number, String text) {
        UUID id = socket.deliver(conversation, number, text);
        socket.awaitEvent(
                conversation,
                event -> event.path("clientMessageId").asString("").equals(id.toString()));
    }

    private void nobodyNotices(int port, Product leaving, Product staying) throws Exception {
        CompletableFuture<Integer> left = CompletableFuture.supplyAsync(() -> leave(leaving));
        int asked = 0;
        while (!left.isDone() || asked < 100) {
            assertThat(status(port)).as(this::balancerSaid).isEqualTo(200);
            asked++;
        }
        assertThat(left.join()).isEqualTo(143);
        assertThat(staying.get("/readyz").statusCode()).isEqualTo(200);
    }

    private Product node(int port) throws IOException {
        return Product.start(
                folder,
                Map.of(),
                "--server.port=" + port,
                "--management.server.port=0",
                "--nightdesk.drain.window=2s",
                "--nightdesk.demo=false");
    }

    private String balancerSaid() {
        try {
            return Files.readString(folder.resolve("haproxy.log"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Process balance(int port, int one, int two) throws IOException {
        return Haproxy.start(
                folder.resolve("haproxy.log"),
                Map.of(
                        "BIND", "127.0.0.1:" + port,
                        "NODE1", "127.0.0.1:" + one,
                        "NODE2", "127.0.0.1:" + two));
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
