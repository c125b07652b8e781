package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.Script;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.TestVisitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/// How often and for how long a turn is tried before people get the conversation.
class AttemptTests extends AskingTest {

    @Autowired private DataSource database;

    @Test
    void whoWritesOnBeforeAnythingIsShownIsNotGivenUp() {
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket socket = visitor.connect()) {
            UUID conversation = held(visitor, socket);
            itsNodeDied(
                    conversation,
                    """
                    attempt = 3, first_claimed_at = now() - interval '1 hour',
                    created_at = now() - interval '1 hour', lease_until = now() + interval '1 hour'
                    """);

            say(socket, conversation, 2, "The brown ones");

            assertThat(answer(socket, conversation).path("text").asString())
                    .startsWith("You have **30 days**");
            assertThat(throughSeq(conversation)).isEqualTo(2);
            assertThat(turnsOf(conversation)).isEqualTo(1);
        }
    }

    @Test
    void theNoteOfATurnThatIsGivenUpQuotesTheCustomer() {
        try (Customer customer = heldCustomer()) {
            UUID conversation = customer.conversation();
            jdbc.sql("update conversation.conversation set last_text = 'I pass you on.'").update();
            itsNodeDied(conversation, "attempt = 3, lease_until = now()");

            customer.ownerBecomes("queue");

            assertThat(goalOf(conversation)).isEqualTo(QUESTION);
        }
    }

    @Test
    void aTableThatWasLockedCostsNoAttempt() throws SQLException {
        try (Customer customer = heldCustomer();
                Connection transaction = database.getConnection()) {
            UUID conversation = customer.conversation();
            lockTheLog(transaction);
            // One more is left.
            jdbc.sql(
                            """
                            update assistant.turn set attempt = 2, epoch = 2, not_before = now()
                            where conversation_id = :conversation
                            """)
                    .param("conversation", conversation)
                    .update();
            await().until(() -> epoch(conversation) >= 4);

            transaction.rollback();

            assertThat(customer.answer().path("text").asString())
                    .startsWith("You have **30 days**");
            assertThat(claims(conversation)).isEqualTo(3);
        }
    }

    /// For as long as the transaction lasts, however idle it is.
    private static void lockTheLog(Connection transaction) throws SQLException {
        transaction.setAutoCommit(false);
        var locking = JdbcClient.create(new SingleConnectionDataSource(transaction, true));
        locking.sql("set local idle_in_transaction_session_timeout = 0").update();
        locking.sql("lock table conversation.event in access exclusive mode").update();
    }

    private long epoch(UUID conversation) {
        return jdbc.sql("select epoch from assistant.turn where conversation_id = :conversation")
                .param("conversation", conversation)
                .query(Long.class)
                .single();
    }

    @Test
    void whatIsOnScreenStaysWhenATurnIsGivenUp() {
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket socket = visitor.connect()) {
            UUID conversation = held(visitor, socket);
            itsNodeDied(
                    conversation,
                    "attempt = 3, lease_until = now(), shown = true, partial_text = 'You have'");

            ownerBecomes(socket, conversation, "queue");

            assertThat(answers(socket, conversation))
                    .extracting(event -> event.path("text").asString())
                    .satisfiesExactly(
                            first -> assertThat(first).isEqualTo("You have"),
                            second -> assertThat(second).startsWith("Something went wrong"));
        }
    }

    @Test
    void whoGoesOnWithATurnHasWhatIsLeftOfItsTime() {
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket socket = visitor.connect()) {
            UUID conversation = held(visitor, socket);
            PROVIDER.always(Script.slow(100, Duration.ofMillis(100)));
            itsNodeDied(
                    conversation,
                    "attempt = 1, lease_until = now(), first_claimed_at = now() - interval '1 hour'");

            JsonNode answer =
                    socket.awaitEvent(
                            conversation, event -> !event.path("turn").asString("").isEmpty());

            assertThat(provenance(answer).path("attempts").path(0).path("failure").asString())
                    .isEqualTo("TOTAL_TIMEOUT");
        }
    }

    private String goalOf(UUID conversation) {
        return jdbc.sql(
                        """
                        select note ->> 'goal' from assistant.handoff_note
                        where conversation_id = :conversation
                        """)
                .param("conversation", conversation)
                .query((row, _) -> row.getString(1))
                .single();
    }
}
