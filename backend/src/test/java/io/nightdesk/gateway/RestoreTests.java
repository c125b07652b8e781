package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What a client is told when a database is put back to an earlier state under a running node.
@NightdeskTest
class RestoreTests {

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    @Test
    void whoWasSentMoreThanThereIsNowCloses4004AndStartsAgain() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = waiting(visitor);
        UUID id = TestVisitor.newId();
        try (ChatSocket socket = visitor.connect();
                ChatSocket again = ChatSocket.open(port)) {
            long seq = says(socket, conversation, id);
            undo(conversation, seq);

            assertThat(socket.closeCode()).isEqualTo(4004);
            JsonNode resumed = resumes(again, visitor, conversation, seq);
            assertThat(resumed.path("ok").asBoolean(true)).isFalse();
            assertThat(resumed.path("from").asLong()).isEqualTo(1);
        }
    }

    @Test
    void whoShowsWhatIsNoLongerThereCloses4004() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = waiting(visitor);
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0).awaitEvent(conversation, _ -> true);
            undoAll(conversation);

            assertThat(socket.closeCode()).isEqualTo(4004);
        }
    }

    @Test
    void aConversationThatIsGoneCanBeOpenedAgainAndTakesItsMessagesAgain() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = waiting(visitor);
        UUID id = TestVisitor.newId();
        try (ChatSocket socket = visitor.connect();
                ChatSocket again = ChatSocket.open(port)) {
            long seq = says(socket, conversation, id);
            undoAll(conversation);

            JsonNode resumed = resumes(again, visitor, conversation, seq);
            assertThat(resumed.path("ok").asBoolean(true)).isFalse();
            assertThat(resumed.path("from").asLong(-1)).isZero();
            assertThat(visitor.open(conversation).status()).isEqualTo(201);
            again.say(conversation, id, 1, "Is anybody there?");
            assertThat(again.ackOf(id)).isEqualTo(1);
        }
    }

    private static UUID waiting(TestVisitor visitor) {
        UUID conversation = visitor.opens();
        visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "{}");
        return conversation;
    }

    /// Says something and waits until it is on screen.
    private static long says(ChatSocket socket, UUID conversation, UUID id) {
        socket.sync(conversation, 0).say(conversation, id, 1, "Is anybody there?");
        long seq = socket.ackOf(id);
        socket.awaitEvent(conversation, event -> event.path("seq").asLong() == seq);
        return seq;
    }

    private static JsonNode resumes(
            ChatSocket socket, TestVisitor visitor, UUID conversation, long after) {
        return socket.hello(
                        visitor.token(),
                        UUID.randomUUID(),
                        List.of(Map.of("conversation", conversation, "after", after)))
                .path("resumed")
                .path(0);
    }

    private void undoAll(UUID conversation) {
        for (String rows :
                List.of(
                        "assistant.turn where conversation_id",
                        "assistant.handoff_note where conversation_id",
                        "conversation.event where conversation_id",
                        "conversation.device where conversation_id",
                        "conversation.conversation where id")) {
            jdbc.sql("delete from " + rows + " = ?").param(conversation).update();
        }
    }

    private void undo(UUID conversation, long seq) {
        jdbc.sql("delete from conversation.event where conversation_id = ? and seq = ?")
                .params(conversation, seq)
                .update();
        jdbc.sql("update conversation.conversation set last_seq = ? where id = ?")
                .params(seq - 1, conversation)
                .update();
    }
}
