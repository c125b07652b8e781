package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One release takes the place of another on a machine that has nothing else, as two processes of
/// the product on one port and one data folder.
@Tag("slow")
class UpgradeTests {

    @TempDir private Path folder;
    private final int port = anyFree();

    @Test
    void aCustomerWritesOnWhileOneProcessReplacesTheOther() throws Exception {
        // Grace enough for a customer whose message waits for the disk.
        try (Product old =
                start("serve", "--server.port=" + port, "--nightdesk.drain.grace=30s")
                        .awaitReady()) {
            aCheckIsAnsweredWhereANodeServesAndOnlyThere();
            Customer customer = new Customer(port);
            customer.says();
            try (Product next = start("upgrade")) {
                while (!next.isReady() && next.isAlive()) {
                    customer.says();
                    customer.follows();
                }
                assertThat(next.said()).contains("The old node has left.");
                assertThat(old.awaitEnd()).isEqualTo(143);
                customer.says();

                customer.hasNoticedNothing();
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
}
