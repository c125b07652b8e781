package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.limits.Pressure;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/// Messages that the database never takes, or cannot take now.
@NightdeskTest(properties = {"nightdesk.test=PostBatches", "nightdesk.assistant.max-running=0"})
class RefusedMessageTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;
    @Autowired List<Pressure> pressures;

    /// An unfit text is never taken, and a slow one for as long as somebody holds it up.
    @BeforeEach
    void prepareTheDatabase() {
        jdbc.sql(
                        """
                        create or replace function public.take() returns trigger language plpgsql as $$
                        begin
                            if new.body ->> 'text' = 'unfit' then
                                raise check_violation;
                            elsif new.body ->> 'text' = 'slow' then
                                perform set_config('lock_timeout', '0', true);
                                perform pg_advisory_xact_lock_shared(7);
                            end if;
                            return new;
                        end $$
                        """)
                .update();
        jdbc.sql(
                        """
                        create or replace trigger take before insert on conversation.event
                        for each row execute function public.take()
                        """)
                .update();
    }

    @Test
    void whoWritesWhileOthersWaitForTheirCommitIsToldToComeAgain() throws SQLException {
        Customer late = new Customer();
        List<Customer> slow = List.of(new Customer(), new Customer(), new Customer());
        try (Connection keeper = database.getConnection()) {
            JdbcClient held = JdbcClient.create(new SingleConnectionDataSource(keeper, true));
            run(held, "select pg_advisory_lock(7)");
            for (int i = 0; i < slow.size(); i++) {
                int before = i;
                await().until(() -> new LockWaits(jdbc).count("%conversation.post(%") == before);
                slow.get(i).says(1, "slow");
            }
            await().until(this::isSomebodyKeptWaiting);

            JsonNode refused = late.socket.answerTo(late.says(1, "Hello?"));

            assertThat(refused.path("code").asString()).isEqualTo("OVERLOAD");
            assertThat(refused.path("retry").asBoolean()).isTrue();
            assertThat(refused.path("afterMs").asInt()).isBetween(500, 2_000);
            assertThat(late.socket.frames("status")).isEmpty();
            run(held, "select pg_advisory_unlock(7)");
            await().until(() -> !isSomebodyKeptWaiting());
            assertThat(late.socket.ackOf(late.says(1, "Hello?"))).isEqualTo(1);
        }
        late.socket.close();
        slow.forEach(customer -> customer.socket.close());
    }

    @Test
    void whatIsNeverTakenIsRefusedForGoodAndHoldsNothingUp() {
        Customer customer = new Customer();
        try (ChatSocket socket = customer.socket) {
            JsonNode refused = socket.answerTo(customer.says(1, "unfit"));

            assertThat(refused.path("code").asString()).isEqualTo("BAD_FRAME");
            assertThat(refused.path("retry").asBoolean()).isFalse();
            assertThat(socket.ackOf(customer.says(1, "fit"))).isEqualTo(1);
            assertThat(socket.frames("status")).isEmpty();
        }
    }

    @Test
    void aNumberToWhichNobodyCountsDoesNotReachTheDatabase() {
        Customer customer = new Customer();
        try (ChatSocket socket = customer.socket) {
            assertThat(socket.ackOf(customer.says(1, "first"))).isEqualTo(1);

            customer.says(Long.MIN_VALUE, "a lie");

            JsonNode refused = socket.await("nack");
            assertThat(refused.path("code").asString()).isEqualTo("BAD_FRAME");
            assertThat(refused.path("clientMessageId").isNull()).isTrue();
            assertThat(socket.ackOf(customer.says(2, "second"))).isEqualTo(2);
        }
    }

    private static void run(JdbcClient connection, String sql) {
        connection.sql(sql).query((row, _) -> "done").single();
    }

    private boolean isSomebodyKeptWaiting() {
        return pressures.stream().anyMatch(it -> it.waited().compareTo(Duration.ofMillis(250)) > 0);
    }

    private final class Customer {

        private final TestVisitor visitor = TestVisitor.arrive(port);
        private final UUID conversation = visitor.opens();
        private final ChatSocket socket = visitor.connect();

        /// Returns the message's id.
        UUID says(long number, String text) {
            UUID id = TestVisitor.newId();
            socket.say(conversation, id, number, text);
            return id;
        }
    }
}
