package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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

/// What becomes of connections while the database is away.
@NightdeskTest
class OutageTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;
    @Autowired DataSource database;
    @Autowired Connections connections;

    @Test
    void whoCouldNotBeSentAnEventKeepsTheConnectionAndGetsItLater() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = withOneEvent(visitor);
        try (ChatSocket socket = visitor.connect();
                Connection transaction = database.getConnection()) {
            socket.sync(conversation, 0).awaitEvent(conversation, it -> isAt(it, 1));
            appendUnread(transaction, conversation);

            connections.reach(conversation, 2);
            await().until(this::loseReaders);
            transaction.commit();

            socket.awaitEvent(conversation, it -> isAt(it, 2));
            assertThat(socket.isClosed()).isFalse();
        }
    }

    /// Others write, as their hints say, and this node alone cannot read it.
    @Test
    void whoIsOnTheOneNodeWithoutTheDatabaseIsLetGo() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = withOneEvent(visitor);
        try (ChatSocket socket = visitor.connect();
                Connection transaction = database.getConnection()) {
            socket.sync(conversation, 0).awaitEvent(conversation, it -> isAt(it, 1));
            appendUnread(transaction, conversation);

            await().until(
                            () -> {
                                connections.reach(conversation, 2);
                                loseReaders();
                                return socket.isClosed();
                            });

            assertThat(socket.closeCode()).isEqualTo(4001);
            transaction.rollback();
        }
    }

    private static boolean isAt(JsonNode event, long seq) {
        return event.path("seq").asLong() == seq;
    }

    private static UUID withOneEvent(TestVisitor visitor) {
        UUID conversation = visitor.opens();
        visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "{}");
        return conversation;
    }

    /// Another event, of which nobody is told; until the commit whoever reads events waits.
    private static void appendUnread(Connection connection, UUID conversation) throws SQLException {
        connection.setAutoCommit(false);
        var transaction = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        transaction
                .sql(
                        """
                        insert into conversation.event
                        select conversation_id, 2, type, author_kind, author_id, author_name,
                            client_message_id, turn_id, body, at
                        from conversation.event where conversation_id = ? and seq = 1
                        """)
                .param(conversation)
                .update();
        transaction
                .sql("update conversation.conversation set last_seq = 2 where id = ?")
                .param(conversation)
                .update();
        transaction.sql("lock table conversation.event in access exclusive mode").update();
    }

    /// Ends the database's side of those that wait to read events; returns whether there were any.
    private boolean loseReaders() {
        return !jdbc.sql(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        and query like 'select seq, type%'
                        """)
                .query(Boolean.class)
                .list()
                .isEmpty();
    }
}
