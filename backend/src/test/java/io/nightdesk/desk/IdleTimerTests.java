package io.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.TestNode;
import io.nightdesk.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/// What happens to a conversation in which nobody says anything more.
class IdleTimerTests extends TimerTest {

    @Autowired private Environment environment;

    @Test
    void aSilentConversationEndsOnceThoughTwoNodesLook() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (TestNode _ =
                        TestNode.beside(
                                environment,
                                List.of(
                                        "nightdesk.conversation.idle=2s",
                                        "db-scheduler.polling-interval=100ms"));
                ChatSocket socket = visitor.connect()) {
            JsonNode end = awaitEnd(socket, conversation);

            assertThat(end.path("by").path("kind").asString()).isEqualTo("system");
            assertThat(ends(socket, conversation)).isEqualTo(1);
        }
    }

    @Test
    void whatANodeEndedThatDiedBeforeItsTimerWasDoneEndsOnce() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            awaitEnd(socket, conversation);

            leftBehind("idle", conversation.toString());

            await().atMost(PATIENCE).until(() -> timersOf(conversation) == 0);
            assertThat(endsOf(conversation)).isEqualTo(1);
        }
    }

    @Test
    void whatEndedByItselfAndWasReopenedEndsAgainOnceTheAssistantHasIt() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            awaitEnd(socket, conversation);

            String path = "/api/v1/desk/conversations/" + conversation;
            assertThat(agent.post(path + "/reopen", Map.of()).status()).isEqualTo(200);
            assertThat(timersOf(conversation)).as("a person's does not end").isZero();
            assertThat(agent.post(path + "/hand-back", Map.of()).status()).isEqualTo(200);

            await().atMost(PATIENCE).until(() -> ends(socket, conversation) == 2);
        }
    }

    /// Something is said, and then nothing more.
    private JsonNode awaitEnd(ChatSocket socket, UUID conversation) {
        socket.sync(conversation, 0);
        socket.say(conversation, TestVisitor.newId(), 1, "Hello");
        JsonNode end = socket.awaitEvent(conversation, IdleTimerTests::isEnd);
        await().atMost(PATIENCE).until(() -> timersOf(conversation) == 0);
        return end;
    }

    private int endsOf(UUID conversation) {
        return jdbc.sql(
                        """
                        select count(*) from conversation.event
                        where conversation_id = ? and body ->> 'owner' = 'closed'
                        """)
                .param(conversation)
                .query(Integer.class)
                .single();
    }

    private static long ends(ChatSocket socket, UUID conversation) {
        return socket.events(conversation).stream().filter(IdleTimerTests::isEnd).count();
    }

    private static boolean isEnd(JsonNode event) {
        return event.path("owner").asString("").equals("closed");
    }
}
