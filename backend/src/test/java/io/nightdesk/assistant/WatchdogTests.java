package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/// Customers whom every other part has forgotten.
@NightdeskTest(
        properties = {
            "nightdesk.test=WatchdogTests",
            "nightdesk.assistant.patience=1s",
            "nightdesk.assistant.watch-every=200ms",
            // So long that it is the tests that end turns.
            "nightdesk.assistant.debounce=1h",
            "nightdesk.assistant.max-debounce=1h"
        })
class WatchdogTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;
    @Autowired Watchdog watchdog;
    @Autowired MeterRegistry meters;

    @Test
    void whoIsLeftWithoutATurnGoesToTheQueueAndIsTold() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation);
            jdbc.sql("delete from assistant.turn where conversation_id = :id")
                    .param("id", conversation)
                    .update();

            JsonNode moved =
                    socket.awaitEvent(
                            conversation, it -> it.path("type").asString().equals("owner"));

            assertThat(moved.path("owner").asString()).isEqualTo("queue");
            assertThat(moved.path("reason").asString()).isEqualTo("tool_failure");
            assertThat(socket.events(conversation).get(1).path("text").asString())
                    .startsWith("Something went wrong on our side");
            assertThat(meters.get("nightdesk.watchdog.breaches").counter().count()).isPositive();
        }
    }

    @Test
    void aTurnThatShowsNothingForTooLongGoesToTheQueueOnce() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation);
            changeTurn(conversation, "created_at = now() - interval '2 minutes'");
            socket.awaitEvent(conversation, it -> it.path("type").asString().equals("owner"));

            watchdog.look();

            assertThat(socket.events(conversation)).hasSize(3);
            assertThat(states(conversation)).isEqualTo("cancelled");
        }
    }

    @Test
    void aTurnThatShowsSomethingButDoesNotEndGoesToTheQueue() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation);
            changeTurn(conversation, "shown = true, created_at = now() - interval '3 minutes'");

            socket.awaitEvent(conversation, it -> it.path("type").asString().equals("owner"));
        }
    }

    @Test
    void whatIsWrittenDuringALongAnswerWaitsForItsEnd() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation);
            changeTurn(
                    conversation,
                    "shown = true, through_seq = 0, created_at = now() - interval '2 minutes'");

            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> socket.events(conversation).size() == 1);
        }
    }

    @Test
    void whoIsBeingAnsweredIsLeftInPeace() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, conversation);

            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> socket.events(conversation).size() == 1);
            assertThat(states(conversation)).isEqualTo("queued");
        }
    }

    @Test
    void whoIsForgottenBehindHundredsWhoAreBeingAnsweredIsFound() {
        TestVisitor visitor = TestVisitor.arrive(port);
        haveOthersAnswered(visitor.opens());
        UUID forgotten = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            ask(socket, forgotten);
            jdbc.sql("delete from assistant.turn where conversation_id = ?")
                    .param(forgotten)
                    .update();

            socket.awaitEvent(forgotten, it -> it.path("type").asString().equals("owner"));
        }
        jdbc.sql("update conversation.conversation set owner = 'closed' where page = 'answered'")
                .update();
    }

    @Test
    void whoIsLeftBehindALockedConversationIsHelped() throws SQLException {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID locked = visitor.opens();
        UUID behind = visitor.opens();
        try (ChatSocket socket = visitor.connect();
                Connection transaction = database.getConnection()) {
            ask(socket, locked);
            ask(socket, behind);
            lock(transaction, locked);
            jdbc.sql("delete from assistant.turn where conversation_id in (?, ?)")
                    .params(locked, behind)
                    .update();

            socket.awaitEvent(behind, it -> it.path("type").asString().equals("owner"));
            transaction.rollback();
            socket.awaitEvent(locked, it -> it.path("type").asString().equals("owner"));
        }
    }

    /// For as long as the transaction lasts, however idle it is.
    private static void lock(Connection transaction, UUID conversation) throws SQLException {
        transaction.setAutoCommit(false);
        var locking = JdbcClient.create(new SingleConnectionDataSource(transaction, true));
        locking.sql("set local idle_in_transaction_session_timeout = 0").update();
        locking.sql("select id from conversation.conversation where id = ? for update")
                .param(conversation)
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    /// Three hundred conversations of the same customer's.
    private void haveOthersAnswered(UUID like) {
        jdbc.sql(
                        """
                        with others as (
                            insert into conversation.conversation (id, site_id, visitor_id, locale,
                                page, last_seq, last_author, last_author_name, last_at)
                            select gen_random_uuid(), site_id, visitor_id, locale,
                                'answered', 1, 'visitor', 'Kim', now() - interval '1 minute'
                            from conversation.conversation, generate_series(1, 300)
                            where id = :like
                            returning id),
                        messages as (
                            insert into conversation.event (conversation_id, seq, type, author_kind,
                                author_name, body)
                            select id, 1, 'message', 'visitor', 'Kim', '{"text": "Hello"}'::jsonb
                            from others)
                        insert into assistant.turn (id, conversation_id, trigger_seq, through_seq,
                            owner_epoch, not_before)
                        select gen_random_uuid(), id, 1, 1, 0, now() + interval '1 hour' from others
                        """)
                .param("like", like)
                .update();
    }

    private void changeTurn(UUID conversation, String change) {
        jdbc.sql("update assistant.turn set " + change + " where conversation_id = :id")
                .param("id", conversation)
                .update();
    }

    private String states(UUID conversation) {
        return jdbc.sql("select state from assistant.turn where conversation_id = :id")
                .param("id", conversation)
                .query(String.class)
                .single();
    }

    private static void ask(ChatSocket socket, UUID conversation) {
        UUID id = TestVisitor.newId();
        socket.sync(conversation, 0).say(conversation, id, 1, "Where is my parcel?");
        socket.awaitEvent(
                conversation, it -> it.path("clientMessageId").asString("").equals(id.toString()));
    }
}
