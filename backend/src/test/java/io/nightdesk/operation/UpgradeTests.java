package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.Product;
import io.nightdesk.testing.TestVisitor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// One release takes the place of another on a machine that has nothing else, as two processes of
/// the product on one port and one data folder.
@Tag("slow")
class UpgradeTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir private Path folder;
    private final int port = anyFree();

    @Test
    void aCustomerWritesOnWhileOneProcessReplacesTheOther() throws Exception {
        try (Product old = start("serve", "--server.port=" + port).awaitReady()) {
            aCheckIsAnsweredWhereANodeServesAndOnlyThere();
            Customer customer = new Customer(port);
            customer.says();
            try (Product next = start("upgrade")) {
                while (!next.isReady()) {
                    customer.says();
                    customer.follows();
                }
                assertThat(next.said()).contains("The old node has left.");
                assertThat(old.awaitEnd()).isEqualTo(143);
                customer.says();

                assertThat(customer.closeCodes()).containsOnly(1000).hasSize(1);
                assertThat(customer.seqs())
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, customer.seqs().size()).boxed().toList());
                assertThat(customer.heard()).containsAll(customer.said()).doesNotHaveDuplicates();
                assertThat(checksInTheInbox()).isZero();
            }
        }
        assertThat(postgres().runningPid()).isEmpty();
    }

    @Test
    void aReleaseThatAnswersNobodyEndsAndTheOldOneGoesOn() throws Exception {
        try (Product old = start("serve", "--server.port=" + port).awaitReady()) {
            Customer customer = new Customer(port);
            customer.says();
            // A release whose assistant takes no turns.
            try (Product broken =
                    start("upgrade", "--patience=5", "--nightdesk.assistant.max-running=0")) {
                while (broken.isAlive()) {
                    customer.says();
                }
                assertThat(broken.awaitEnd()).isEqualTo(1);
                assertThat(broken.said()).contains("nightdesk: This release does not take over");
            }
            customer.says();

            assertThat(customer.isDrained()).isFalse();
            assertThat(customer.closeCodes()).isEmpty();
            assertThat(old.get("/readyz").statusCode()).isEqualTo(200);
            theStoresOutliveTheKilledNodeThatStartedThem(old);
        }
        assertThat(postgres().runningPid()).isEmpty();
    }

    private void theStoresOutliveTheKilledNodeThatStartedThem(Product first) throws Exception {
        try (Product second = start("serve", "--server.port=0").awaitReady()) {
            Customer customer = new Customer(second.address().getPort());
            customer.says();

            first.signal("KILL").awaitEnd();

            customer.says();
            assertThat(customer.heard()).containsAll(customer.said());
            assertThat(customer.closeCodes()).isEmpty();
        }
    }

    private void aCheckIsAnsweredWhereANodeServesAndOnlyThere() throws Exception {
        try (Product good = start("check", "http://localhost:" + port);
                Product bad = start("check", "http://localhost:" + Ports.anyFree())) {
            assertThat(good.awaitEnd()).isZero();
            assertThat(good.said()).contains("A customer was answered");
            assertThat(bad.awaitEnd()).isEqualTo(1);
            assertThat(bad.said()).contains("nightdesk: http://localhost:");
        }
    }

    private Product start(String command, String... settings) throws IOException {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of(settings));
        if (!command.equals("check")) {
            all.addAll(
                    List.of(
                            "--management.server.port=0",
                            "--nightdesk.demo=false",
                            "--nightdesk.drain.notice=1s",
                            "--nightdesk.drain.window=2s"));
        }
        return Product.start(folder, Map.of(), all.toArray(String[]::new));
    }

    /// Conversations of the installation's own site that the check has begun.
    private long checksInTheInbox() throws IOException {
        var address =
                new PostgresAddress(
                        "jdbc:postgresql://127.0.0.1:" + postgres().port() + "/postgres",
                        PostgresServer.USER,
                        DataFolder.secret(folder.resolve("data/postgres.password")));
        return JdbcClient.create(address.dataSource())
                .sql(
                        """
                        select count(*) from conversation.conversation c
                        join site.site s on s.id = c.site_id
                        where last_text = 'Hello' and s.public_key <> 'nightdesk-check'
                        """)
                .query(Long.class)
                .single();
    }

    private PostgresServer postgres() {
        return new PostgresServer(DataFolder.at(folder.resolve("data")));
    }

    private static int anyFree() {
        try {
            return Ports.anyFree();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// Somebody who writes all the time and follows a node's `drain` as the widget does: the next
    /// socket is opened first, then the old one is left.
    private static final class Customer {

        private final int port;
        private final TestVisitor visitor;
        private final UUID conversation;
        private final UUID device = UUID.randomUUID();
        private final List<ChatSocket> sockets = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
        private int number;

        Customer(int port) {
            this.port = port;
            this.visitor = TestVisitor.arrive(port);
            this.conversation = visitor.opens();
            connect();
        }

        /// Waits for the ack and for the echo.
        void says() {
            UUID id = TestVisitor.newId();
            number++;
            current().say(conversation, id, number, "Message " + number);
            assertThat(current().answerTo(id).path("type").asString()).isEqualTo("ack");
            said.add(id.toString());
            // No faster than the limit for one customer, which is two a second.
            await().atMost(PATIENCE)
                    .pollDelay(Duration.ofMillis(500))
                    .until(() -> heard().contains(id.toString()));
        }

        void follows() {
            if (isDrained()) {
                ChatSocket old = current();
                connect();
                old.leave();
            }
        }

        boolean isDrained() {
            return !current().frames("drain").isEmpty();
        }

        /// Of the sockets that are no longer open.
        List<Integer> closeCodes() {
            return sockets.stream()
                    .filter(ChatSocket::isClosed)
                    .map(ChatSocket::closeCode)
                    .toList();
        }

        List<String> said() {
            return said;
        }

        List<Long> seqs() {
            return events().stream()
                    .map(it -> it.path("seq").asLong())
                    .distinct()
                    .sorted()
                    .toList();
        }

        /// The ids of this customer's own messages that came back, each event once.
        List<String> heard() {
            return events().stream()
                    .map(it -> it.path("clientMessageId").asString(""))
                    .filter(it -> !it.isEmpty())
                    .toList();
        }

        private List<JsonNode> events() {
            return sockets.stream()
                    .flatMap(it -> it.events(conversation).stream())
                    .collect(
                            java.util.stream.Collectors.toMap(
                                    it -> it.path("seq").asLong(),
                                    it -> it,
                                    (first, _) -> first,
                                    java.util.TreeMap::new))
                    .values()
                    .stream()
                    .toList();
        }

        private ChatSocket current() {
            return sockets.getLast();
        }

        private void connect() {
            long after = sockets.isEmpty() ? 0 : seqs().size();
            ChatSocket next =
                    await().atMost(PATIENCE)
                            .ignoreExceptions()
                            .until(() -> ChatSocket.open(port), java.util.Objects::nonNull);
            next.hello(
                    visitor.token(),
                    device,
                    List.of(Map.of("conversation", conversation.toString(), "after", after)));
            sockets.add(next);
        }
    }
}
