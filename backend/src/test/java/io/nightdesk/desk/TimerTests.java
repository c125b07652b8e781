package io.nightdesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.Conversations;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.TestVisitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Who waits too long, and who is to be called back.
class TimerTests extends TimerTest {

    private static final String OVERDUE = "No first reply within 1 s.";

    @Autowired Handoffs handoffs;
    @Autowired Conversations conversations;

    @Test
    void whoWaitsTooLongIsMarkedUntilAPersonHasSpoken() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        UUID conversation = asksForAPerson();

        await().atMost(PATIENCE).until(() -> row(agent, conversation).path("overdue").asBoolean());

        assertThat(notes(conversation)).containsExactly(OVERDUE);
        claim(agent, conversation);
        assertThat(row(agent, conversation).path("overdue").asBoolean()).isTrue();
        try (ChatSocket desk = desk(agent)) {
            desk.sync(conversation, 0);
            desk.deliver(conversation, 1, "I am with you");
        }
        assertThat(row(agent, conversation).path("overdue").asBoolean()).isFalse();
    }

    @Test
    void aTimerWhoseNodeDiedWhileItRanFiresAgainAndShowsOnce() {
        UUID conversation = asksForAPerson();
        await().atMost(PATIENCE).until(() -> notes(conversation).size() == 1);
        long queued = queuedAt(conversation);

        // As it is left by a node that was killed between its commit and the end of the task.
        leftBehind("first-response", conversation + ":" + queued);

        await().atMost(PATIENCE).until(() -> timersOf(conversation) == 0);
        assertThat(notes(conversation)).containsExactly(OVERDUE);
    }

    @Test
    void aTimerOfAnEarlierWaitDoesNothing() {
        UUID conversation = asksForAPerson();
        long queued = queuedAt(conversation);
        handoffs.cancel(conversation, Author.SYSTEM);
        assertThat(conversations.markOverdue(conversation, queued, "late")).isFalse();

        handoffs.request(conversation, Author.SYSTEM, HandoffReason.CUSTOMER_REQUEST);
        assertThat(conversations.markOverdue(conversation, queued, "late")).isFalse();
        assertThat(notes(conversation)).doesNotContain("late");
    }

    @Test
    void aConversationComesBackIntoTheQueueAtTheTimeThatItsAgentHasSet() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        UUID conversation = asksForAPerson();
        assertThat(callBack(agent, conversation, 1).status()).isEqualTo(409);
        claim(agent, conversation);

        JsonNode first = callBack(agent, conversation, 3_600).body();
        assertThat(first.path("callback").path("text").asString()).isEqualTo("Ask the supplier");
        assertThat(callBack(agent, conversation, 3).status()).isEqualTo(200);

        await().atMost(PATIENCE)
                .until(() -> row(agent, conversation).path("owner").asString("").equals("queue"));
        assertThat(notes(conversation))
                .anyMatch(note -> note.endsWith("back in the queue now: Ask the supplier"));
        assertThat(detail(agent, conversation).path("callback").isNull()).isTrue();
    }

    @Test
    void aCallbackThatWasCalledOffOrWhoseAgentHasLetGoDoesNothing() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        UUID conversation = asksForAPerson();
        claim(agent, conversation);
        callBack(agent, conversation, 3_600);
        UUID off = callbackOf(conversation);
        agent.delete("/api/v1/desk/conversations/" + conversation + "/callback");
        callBack(agent, conversation, 3_600);
        UUID stale = callbackOf(conversation);
        agent.post("/api/v1/desk/conversations/" + conversation + "/resolve", Map.of());

        leftBehind("callback", off.toString());
        leftBehind("callback", stale.toString());

        await().atMost(PATIENCE)
                .until(() -> timersCalled(off.toString()) + timersCalled(stale.toString()) == 0);
        assertThat(row(agent, conversation).path("owner").asString()).isEqualTo("closed");
    }

    @Test
    void aTimeThatHasPassedOrIsTooFarAwayIsRefused() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        UUID conversation = asksForAPerson();
        claim(agent, conversation);

        assertThat(callBack(agent, conversation, -60).status()).isEqualTo(400);
        assertThat(callBack(agent, conversation, 91 * 86_400L).status()).isEqualTo(400);
    }

    private UUID asksForAPerson() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0);
            UUID id = TestVisitor.newId();
            socket.say(conversation, id, 1, "I want to talk to a human");
            socket.answerTo(id);
            visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "");
            socket.awaitEvent(
                    conversation, event -> event.path("owner").asString("").equals("queue"));
        }
        return conversation;
    }

    private static void claim(Browser agent, UUID conversation) {
        assertThat(
                        agent.post(
                                        "/api/v1/desk/conversations/" + conversation + "/claim",
                                        Map.of())
                                .status())
                .isEqualTo(200);
    }

    private static Browser.Reply callBack(Browser agent, UUID conversation, long inSeconds) {
        return agent.put(
                "/api/v1/desk/conversations/" + conversation + "/callback",
                Map.of(
                        "at",
                        Instant.now().plusSeconds(inSeconds).toString(),
                        "text",
                        "Ask the supplier"));
    }

    private static JsonNode row(Browser agent, UUID conversation) {
        return detail(agent, conversation).path("row");
    }

    private static JsonNode detail(Browser agent, UUID conversation) {
        return agent.get("/api/v1/desk/conversations/" + conversation).body();
    }

    private ChatSocket desk(Browser agent) {
        String ticket =
                agent.post("/api/v1/staff/socket-ticket", Map.of())
                        .body()
                        .path("ticket")
                        .asString();
        ChatSocket socket = ChatSocket.open(port);
        socket.hello(ticket);
        return socket;
    }

    private List<String> notes(UUID conversation) {
        return jdbc.sql(
                        """
                        select body ->> 'text' from conversation.event
                        where conversation_id = ? and type = 'note' order by seq
                        """)
                .param(conversation)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private long queuedAt(UUID conversation) {
        return jdbc.sql(
                        """
                        select max(seq) from conversation.event
                        where conversation_id = ? and body ->> 'owner' = 'queue'
                        """)
                .param(conversation)
                .query(Long.class)
                .single();
    }

    private UUID callbackOf(UUID conversation) {
        return jdbc.sql("select id from desk.callback where conversation_id = ?")
                .param(conversation)
                .query(UUID.class)
                .single();
    }
}
