package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// An agent at the desk and a customer in the widget, each on a socket of their own.
@NightdeskTest
class DeskSocketTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort int port;
    @Autowired JdbcClient jdbc;

    @Test
    void aWaitingCustomerIsSeenClaimedAnsweredAndResolved() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        try (ChatSocket customer = visitor.connect();
                ChatSocket desk = deskSocket(agent)) {
            desk.send(Map.of("type", "watch"));
            customer.sync(conversation, 0);
            handoff(visitor, conversation);

            JsonNode row = inboxRow(desk, conversation, "queue");
            assertThat(row.path("reason").asString()).isEqualTo("customer_request");
            assertThat(customer.await("presence").path("queuePosition").asInt()).isPositive();

            assertThat(claim(agent, conversation).status()).isEqualTo(200);
            desk.sync(conversation, 0);
            say(desk, conversation, 1, "Hello, I am with you.", false);
            say(desk, conversation, 2, "only for us", true);

            JsonNode hello =
                    customer.awaitEvent(
                            conversation, e -> e.path("text").asString("").startsWith("Hello"));
            assertThat(hello.path("author").path("kind").asString()).isEqualTo("agent");
            JsonNode hidden =
                    customer.awaitEvent(
                            conversation, e -> e.path("type").asString("").equals("hidden"));
            assertThat(hidden.propertyNames()).containsExactlyInAnyOrder("type", "seq");
            assertThat(customer.frames()).noneMatch(f -> f.toString().contains("only for us"));

            assertThat(agent.post(path(conversation, "resolve"), Map.of()).status()).isEqualTo(200);
            customer.awaitEvent(conversation, e -> e.path("owner").asString("").equals("closed"));
            UUID late = TestVisitor.newId();
            customer.say(conversation, late, 1, "one more thing");
            assertThat(customer.answerTo(late).path("code").asString()).isEqualTo("CLOSED");
        }
    }

    @Test
    void aColleagueTakesOverFromAnAgentWhoIsAway() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        handoff(visitor, conversation);
        Browser away = Browser.signedIn(port, jdbc, Role.AGENT);
        Browser colleague = Browser.signedIn(port, jdbc, Role.AGENT);
        String first = ownerAfter(claim(away, conversation));
        try (ChatSocket customer = visitor.connect();
                ChatSocket desk = deskSocket(away)) {
            desk.send(Map.of("type", "watch"));
            customer.sync(conversation, 0);

            String second =
                    ownerAfter(colleague.post(path(conversation, "claim"), Map.of("from", first)));

            assertThat(second).isNotEqualTo(first);
            customer.awaitEvent(conversation, e -> isAgent(e, second));
            desk.await(frame -> isAgent(frame.path("row"), second));
            UUID late = TestVisitor.newId();
            desk.say(conversation, late, 1, "I am back");
            assertThat(desk.answerTo(late).path("code").asString()).isEqualTo("FORBIDDEN");
        }
        Browser third = Browser.signedIn(port, jdbc, Role.LEAD);
        Browser.Reply stale = third.post(path(conversation, "claim"), Map.of("from", first));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.code()).isEqualTo("ALREADY_TAKEN");
    }

    @Test
    void aResolvedConversationIsReopenedAndTakesMessages() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        claim(agent, conversation);
        try (ChatSocket customer = visitor.connect()) {
            customer.sync(conversation, 0);
            agent.post(path(conversation, "resolve"), Map.of());
            customer.awaitEvent(conversation, e -> e.path("owner").asString("").equals("closed"));

            String owner = ownerAfter(agent.post(path(conversation, "reopen"), Map.of()));

            JsonNode closed =
                    customer.awaitEvent(
                            conversation, e -> e.path("owner").asString("").equals("closed"));
            customer.awaitEvent(
                    conversation,
                    e -> isAgent(e, owner) && e.path("seq").asLong() > closed.path("seq").asLong());
            UUID more = TestVisitor.newId();
            customer.say(conversation, more, 1, "one more thing");
            assertThat(customer.answerTo(more).path("type").asString()).isEqualTo("ack");
        }
        assertThat(new Browser(port).post(path(conversation, "reopen"), Map.of()).status())
                .isEqualTo(401);
    }

    @Test
    void whoWaitsHearsWhenAnAgentComesAndWhenTheLastOneHasGone() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        try (ChatSocket customer = visitor.connect()) {
            customer.sync(conversation, 0);
            handoff(visitor, conversation);
            awaitAgents(customer, 0);

            try (ChatSocket desk = deskSocket(agent)) {
                desk.send(Map.of("type", "watch"));
                awaitAgents(customer, 1);
            }

            awaitAgents(customer, 0);
        }
    }

    @Test
    void whoClaimsSecondIsToldWhoWasFirst() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        handoff(visitor, conversation);
        Browser first = Browser.signedIn(port, jdbc, Role.AGENT);
        Browser second = Browser.signedIn(port, jdbc, Role.AGENT);

        assertThat(claim(first, conversation).status()).isEqualTo(200);
        Browser.Reply refused = claim(second, conversation);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("ALREADY_TAKEN");
        assertThat(refused.body().path("by").asString()).isNotBlank();
    }

    @Test
    void anAgentWhoDidNotClaimMayNotReply() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        handoff(visitor, conversation);
        try (ChatSocket desk = deskSocket(Browser.signedIn(port, jdbc, Role.AGENT))) {
            UUID id = TestVisitor.newId();
            desk.say(conversation, id, 1, "me too");

            assertThat(desk.answerTo(id).path("code").asString()).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void signingOutEndsTheAgentsSockets() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        try (ChatSocket desk = deskSocket(agent)) {
            agent.delete("/api/v1/staff/session");

            assertThat(desk.closeCode()).isEqualTo(4005);
        }
    }

    @Test
    void aTicketOpensOneSocketOnly() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        String ticket = ticket(agent);
        try (ChatSocket first = ChatSocket.open(port);
                ChatSocket second = ChatSocket.open(port)) {
            first.hello(ticket);
            second.send(
                    Map.of(
                            "type",
                            "hello",
                            "version",
                            1,
                            "sdk",
                            "test",
                            "device",
                            UUID.randomUUID().toString(),
                            "token",
                            ticket));

            assertThat(second.closeCode()).isEqualTo(4005);
        }
    }

    private ChatSocket deskSocket(Browser agent) {
        ChatSocket socket = ChatSocket.open(port);
        socket.hello(ticket(agent));
        return socket;
    }

    private static String ticket(Browser agent) {
        return agent.post("/api/v1/staff/socket-ticket", Map.of()).body().path("ticket").asString();
    }

    private static void handoff(TestVisitor visitor, UUID conversation) {
        TestVisitor.Reply reply =
                visitor.call("POST", "/api/v1/conversations/" + conversation + "/handoff", "{}");
        assertThat(reply.status()).isEqualTo(200);
    }

    private static Browser.Reply claim(Browser agent, UUID conversation) {
        return agent.post(path(conversation, "claim"), Map.of());
    }

    /// Who has the conversation after a claim.
    private static String ownerAfter(Browser.Reply claimed) {
        assertThat(claimed.status()).isEqualTo(200);
        return claimed.body().path("row").path("agent").path("id").asString();
    }

    private static boolean isAgent(JsonNode eventOrRow, String agent) {
        return eventOrRow.path("agent").path("id").asString("").equals(agent);
    }

    /// Waits until the customer was told last that so many agents are there.
    private static void awaitAgents(ChatSocket customer, int agents) {
        await().atMost(PATIENCE)
                .until(() -> customer.frames("presence"), told -> toldLast(told) == agents);
    }

    private static int toldLast(List<JsonNode> presence) {
        return presence.isEmpty() ? -1 : presence.getLast().path("agentsOnline").asInt();
    }

    private static String path(UUID conversation, String action) {
        return "/api/v1/desk/conversations/" + conversation + "/" + action;
    }

    private static JsonNode inboxRow(ChatSocket desk, UUID conversation, String owner) {
        return desk.await(
                        frame ->
                                frame.path("row")
                                                .path("conversation")
                                                .asString("")
                                                .equals(conversation.toString())
                                        && frame.path("row")
                                                .path("owner")
                                                .asString("")
                                                .equals(owner))
                .path("row");
    }

    private static void say(
            ChatSocket socket, UUID conversation, long number, String text, boolean internal) {
        UUID id = TestVisitor.newId();
        socket.send(
                Map.of(
                        "type",
                        "send",
                        "conversation",
                        conversation.toString(),
                        "clientMessageId",
                        id.toString(),
                        "number",
                        number,
                        "body",
                        text,
                        "internal",
                        internal));
        assertThat(socket.answerTo(id).path("type").asString()).isEqualTo("ack");
    }
}
