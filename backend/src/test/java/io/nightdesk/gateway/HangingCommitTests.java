package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.TestVisitor;
import io.nightdesk.testing.UnhurriedTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// A database that takes a message and does not say when it will have it.
@UnhurriedTest
class HangingCommitTests {

    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;

    @Test
    void aPingIsAnsweredAndWhatIsSentWaitsInItsOrder() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect();
                Connection transaction = database.getConnection()) {
            hang(transaction, conversation);
            socket.say(conversation, first, 1, "This takes long")
                    .say(conversation, second, 2, "So");
            await().until(this::somethingHangs);

            socket.send(Map.of("type", "ping", "n", 7));

            assertThat(socket.await("pong").path("n").asInt()).isEqualTo(7);
            assertThat(socket.frames("ack")).isEmpty();
            assertThat(socket.frames("nack")).isEmpty();
            transaction.rollback();
            assertThat(socket.ackOf(first)).isEqualTo(1);
            assertThat(socket.ackOf(second)).isEqualTo(2);
        }
    }

    @Test
    void whatWasSentBeforeTheClientLeftIsTakenIn() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket leaving = visitor.connect();
                ChatSocket staying = visitor.connect();
                Connection transaction = database.getConnection()) {
            staying.sync(conversation, 0);
            hang(transaction, conversation);
            leaving.say(conversation, first, 1, "Bye, and").say(conversation, second, 2, "thanks");
            await().until(this::somethingHangs);

            leaving.leave();
            leaving.closeCode();
            transaction.rollback();

            staying.awaitEvent(conversation, it -> it.path("seq").asLong() == 2);
        }
    }

    private static void hang(Connection transaction, UUID conversation) throws SQLException {
        transaction.setAutoCommit(false);
        JdbcClient.create(new SingleConnectionDataSource(transaction, true))
                .sql("update conversation.conversation set last_seq = last_seq where id = ?")
                .param(conversation)
                .update();
    }

    private boolean somethingHangs() {
        return new LockWaits(jdbc).any("%conversation.post(%");
    }
}
