package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/// Somebody keeps a lock.
@NightdeskTest
class KeptLockTests {

    private final UUID message = UUID.randomUUID();

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;

    @Test
    void whoWritesMeanwhileIsToldToComeAgainAndNothingIsLeftBehind() throws SQLException {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect();
                Connection keeper = database.getConnection()) {
            lock(keeper, conversation);

            JsonNode refused = socket.say(conversation, message, 1, "Hello?").answerTo(message);

            assertThat(refused.path("code").asString()).isEqualTo("READ_ONLY");
            assertThat(refused.path("retry").asBoolean()).isTrue();
            assertThat(new LockWaits(jdbc).any("%conversation.post(%")).isFalse();
            keeper.rollback();
            socket.say(conversation, message, 1, "Hello?");
            assertThat(socket.ackOf(message)).isEqualTo(1);
        }
    }

    @Test
    void whoFallsSilentInATransactionLosesTheLockByItself() throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var settings =
                        statement.executeQuery(
                                """
                                select current_setting('idle_in_transaction_session_timeout'),
                                    current_setting('client_connection_check_interval'),
                                    current_setting('lock_timeout')
                                """)) {
            assertThat(settings.next()).isTrue();
            assertThat(settings.getString(1)).isEqualTo("10s");
            assertThat(settings.getString(2)).isEqualTo("2s");
            assertThat(settings.getString(3)).isEqualTo("2s");
        }
    }

    private static void lock(Connection keeper, UUID conversation) throws SQLException {
        keeper.setAutoCommit(false);
        JdbcClient.create(new SingleConnectionDataSource(keeper, true))
                .sql("select id from conversation.conversation where id = ? for update")
                .param(conversation)
                .query((row, _) -> row.getString(1))
                .single();
    }
}
