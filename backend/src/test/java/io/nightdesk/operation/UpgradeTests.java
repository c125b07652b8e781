package io.nightdesk.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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

    private static final Duration PATIENCE = Duration.ofMinutes(2);

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

    /// One port for two releases of which neither leaves would be for good.
    @Test
    void aNodeWhoseBeatIsLateIsReplacedAndNobodyServesBesideOneThatIsSilent() throws Exception {
        try (Product old = start("serve", "--server.port=" + port).awaitReady()) {
            theOldNodeIsHeardWithTheBeatOfAnother(Integer.MAX_VALUE);
            try (Product vain = start("upgrade", "--server.port=" + port)) {
                await().atMost(PATIENCE).until(() -> vain.isReady() || !vain.isAlive());
                assertThat(vain.said()).contains("Port %d is in use".formatted(port));
                assertThat(vain.awaitEnd()).isEqualTo(1);
            }
            assertThat(old.get("/readyz").statusCode()).isEqualTo(200);

            theOldNodeIsHeardWithTheBeatOfAnother(2);
            try (Product next = start("upgrade", "--server.port=" + port).awaitReady()) {
                assertThat(next.said()).contains("The old node has left.");
                assertThat(old.awaitEnd()).isEqualTo(143);
            }
        }
    }

    /// Until that one, after its first, its own are three seconds old.
    private void theOldNodeIsHeardWithTheBeatOfAnother(int beat) throws IOException {
        database()
                .sql(
                        """
                        drop trigger if exists late on node.node;
                        drop sequence if exists node.others_beats;
                        create sequence node.others_beats;
                        create or replace function node.late() returns trigger language plpgsql as $$
                        begin
                            if new.port is distinct from %1$d then
                                if nextval('node.others_beats') >= %2$d then
                                    update node.node set beat_at = now() where port = %1$d;
                                end if;
                            elsif (select last_value from node.others_beats) < %2$d then
                                new.beat_at = now() - interval '3 seconds';
                            end if;
                            return new;
                        end
                        $$;
                        create trigger late before update on node.node
                            for each row execute function node.late();
                        """
                                .formatted(port, beat))
                .update();
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
        return database()
                .sql(
                        """
                        select count(*) from conversation.conversation c
                        join site.site s on s.id = c.site_id
                        where last_text = 'Hello' and s.public_key <> 'nightdesk-check'
                        """)
                .query(Long.class)
                .single();
    }

    private JdbcClient database() throws IOException {
        var address =
                new PostgresAddress(
                        "jdbc:postgresql://127.0.0.1:" + postgres().port() + "/postgres",
                        PostgresServer.USER,
                        DataFolder.secret(folder.resolve("data/postgres.password")));
        return JdbcClient.create(address.dataSource());
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
