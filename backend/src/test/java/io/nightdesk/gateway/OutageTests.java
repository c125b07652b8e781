package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.TestVisitor;
import io.nightdesk.testing.UnhurriedTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/// What becomes of connections while the database is away.
@UnhurriedTest
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

    @Test
    void aPingIsAnsweredWhileTheLogCannotBeRead() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = withOneEvent(visitor);
        try (ChatSocket socket = visitor.connect();
                Connection transaction = database.getConnection()) {
            socket.sync(conversation, 0).awaitEvent(conversation, it -> isAt(it, 1));
            appendUnread(transaction, conversation);
            connections.reach(conversation, 2);
            await().until(this::somebodyReads);

            socket.send(Map.of("type", "ping", "n", 7));

            // In ten seconds the driver would give up, and what waits would go on.
            await().atMost(Duration.ofSeconds(5)).until(() -> !socket.frames("pong").isEmpty());
            transaction.commit();
            socket.awaitEvent(conversation, it -> isAt(it, 2));
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

    @Test
    void whoWritesNothingIsToldTooThatTheDatabaseIsBack() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = withOneEvent(visitor);
        try (ChatSocket socket = visitor.connect();
                Connection transaction = database.getConnection()) {
            socket.sync(conversation, 0).awaitEvent(conversation, it -> isAt(it, 1));
            lock(transaction, "conversation.device");
            socket.send(Map.of("type", "got", "conversation", conversation, "seq", 1));
            await().until(() -> new LockWaits(jdbc).end("insert into conversation.device%"));
            assertThat(socket.await("status").path("store").asString()).isEqualTo("read_only");

            transaction.rollback();

            socket.await(frame -> frame.path("store").asString("").equals("ok"));
        }
    }

    @Test
    void anAnswerWithoutTheDatabaseDoesNotMeanThatItIsBack() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = withOneEvent(visitor);
        UUID note = UUID.randomUUID();
        try (ChatSocket socket = visitor.connect();
                Connection transaction = database.getConnection()) {
            socket.sync(conversation, 0).awaitEvent(conversation, it -> isAt(it, 1));
            lock(transaction, "conversation.device, conversation.conversation");
            socket.send(Map.of("type", "got", "conversation", conversation, "seq", 1));
            await().until(() -> new LockWaits(jdbc).end("insert into conversation.device%"));
            socket.await("status");

            socket.send(
                    Map.of(
                            "type",
                            "send",
                            "conversation",
                            conversation,
                            "clientMessageId",
                            note,
                            "number",
                            1,
                            "body",
                            "What only agents may write",
                            "internal",
                            true));
            assertThat(socket.answerTo(note).path("code").asString()).isEqualTo("FORBIDDEN");
            socket.send(Map.of("type", "ping", "n", 1)).await("pong");
            assertThat(socket.frames("status")).hasSize(1);

            transaction.rollback();
            socket.await(frame -> frame.path("store").asString("").equals("ok"));
        }
    }

    @Test
    void whoSaysHelloMeanwhileSaysItAgainOnTheSameSocket() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        UUID message = UUID.randomUUID();
        try (ChatSocket socket = ChatSocket.open(port);
                Connection transaction = database.getConnection()) {
            nobodyCanBeIdentified(transaction);
            socket.greet(visitor.token(), "hello_again");
            await().until(this::loseWhoeverIdentifies);

            JsonNode refusal = socket.await("nack");
            assertThat(refusal.path("code").asString()).isEqualTo("READ_ONLY");
            assertThat(refusal.path("retry").asBoolean()).isTrue();
            assertThat(refusal.path("afterMs").asInt()).isBetween(1_000, 1_500);
            socket.say(conversation, message, 1, "Too early");
            assertThat(socket.answerTo(message).path("code").asString()).isEqualTo("READ_ONLY");

            transaction.rollback();
            socket.hello(visitor.token());
            socket.say(conversation, message, 1, "Too early");
            assertThat(socket.ackOf(message)).isEqualTo(1);
        }
    }

    /// Who would not understand it, or cannot be heard again.
    @ParameterizedTest
    @CsvSource({"SOCKET, ''", "POST, hello_again"})
    void whoCannotSayItAgainIsToldWhenToComeBack(ChatSocket.Transport transport, String cap)
            throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        try (ChatSocket socket = ChatSocket.open(port, transport);
                Connection transaction = database.getConnection()) {
            nobodyCanBeIdentified(transaction);
            socket.greet(visitor.token(), cap);
            await().until(this::loseWhoeverIdentifies);

            assertThat(socket.closeCode()).isEqualTo(4006);
            transaction.rollback();
        }
    }

    /// Clients ask for a conversation once.
    @Test
    void whoAsksForAConversationMeanwhileGetsItAfterwards() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = withOneEvent(visitor);
        try (ChatSocket socket = visitor.connect();
                Connection transaction = database.getConnection()) {
            lock(transaction, "conversation.conversation");
            socket.sync(conversation, 0);
            endUntilTold(socket, "select c.id, c.site_id%");

            transaction.rollback();

            socket.awaitEvent(conversation, it -> isAt(it, 1));
            visitor.call("DELETE", "/api/v1/conversations/" + conversation + "/handoff", "");
            socket.awaitEvent(conversation, it -> isAt(it, 2));
        }
    }

    @Test
    void whoStopsAnAnswerMeanwhileHasStoppedItAfterwards() throws Exception {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect();
                Connection transaction = database.getConnection()) {
            socket.sync(conversation, 0).deliver(conversation, 1, "Where is my parcel?");
            UUID turn = turnOf(conversation);
            lock(transaction, "assistant.turn");
            socket.cancel(conversation, turn.toString());
            endUntilTold(socket, "update assistant.turn%");

            transaction.rollback();

            await().until(() -> isStopped(turn));
        }
    }

    private UUID turnOf(UUID conversation) {
        return jdbc.sql("select id from assistant.turn where conversation_id = ?")
                .param(conversation)
                .query((row, _) -> row.getObject(1, UUID.class))
                .single();
    }

    private boolean isStopped(UUID turn) {
        return jdbc.sql("select stop_requested from assistant.turn where id = ?")
                .param(turn)
                .query(Boolean.class)
                .single();
    }

    private static void lock(Connection transaction, String table) throws SQLException {
        transaction.setAutoCommit(false);
        JdbcClient.create(new SingleConnectionDataSource(transaction, true))
                .sql("lock table " + table + " in access exclusive mode")
                .update();
    }

    /// Whatever else waits with the same statement.
    private void endUntilTold(ChatSocket socket, String statement) {
        await().until(
                        () -> {
                            new LockWaits(jdbc).end(statement);
                            return !socket.frames("status").isEmpty();
                        });
        assertThat(socket.await("status").path("store").asString()).isEqualTo("read_only");
    }

    private static void nobodyCanBeIdentified(Connection transaction) throws SQLException {
        lock(transaction, "identity.visitor_session");
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

    private boolean somebodyReads() {
        return new LockWaits(jdbc).any("select seq, type%");
    }

    private boolean loseReaders() {
        return new LockWaits(jdbc).end("select seq, type%");
    }

    private boolean loseWhoeverIdentifies() {
        return new LockWaits(jdbc).end("select v.id, v.site_id%");
    }
}
