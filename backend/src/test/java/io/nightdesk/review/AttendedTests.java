package io.nightdesk.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.confidence.Judgement;
import io.nightdesk.confidence.Judgements;
import io.nightdesk.confidence.Policies;
import io.nightdesk.confidence.Reading;
import io.nightdesk.confidence.Setting;
import io.nightdesk.confidence.Verdict;
import io.nightdesk.desk.AgentPresence;
import io.nightdesk.identity.Role;
import io.nightdesk.knowledge.Signals;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// What an answer needs by who is at the desk, in real turns. An application of its own: of others'
/// agents some may be there.
@NightdeskTest(properties = "nightdesk.test=AttendedTests")
class AttendedTests {

    private static final Signals CERTAIN = new Signals(3, 3, 3, 1);
    private static final Signals USUAL = new Signals(0.9, 0.4, 0.8, 0.3);

    @LocalServerPort private int port;
    @Autowired private JdbcClient jdbc;
    @Autowired private Policies policies;
    @Autowired private Judgements judgements;
    @Autowired private AgentPresence presence;

    @AfterEach
    void asShipped() {
        jdbc.sql("delete from confidence.judgement").update();
        policies.set(new Setting(null, null, Map.of()), "test");
    }

    @Test
    void anAnswerMustBeSurerWhileNobodyIsAtTheDesk() {
        for (int i = 0; i < 60; i++) {
            judge(CERTAIN, true);
            judge(USUAL, i % 2 == 0);
        }
        policies.set(new Setting(null, 0.05, Map.of()), "test");

        assertThat(needed()).isGreaterThan(0.7);

        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);
        try (ChatSocket desk = ChatSocket.open(port)) {
            desk.hello(
                    agent.post("/api/v1/staff/socket-ticket", Map.of())
                            .body()
                            .path("ticket")
                            .asString());
            desk.send(Map.of("type", "watch"));
            await().until(() -> presence.online() > 0);

            assertThat(needed()).isEqualTo(0.7);
        }
    }

    private void judge(Signals signals, boolean right) {
        judgements.put(
                List.of(
                        new Judgement(
                                UUID.randomUUID(),
                                Judgement.Source.REVIEW,
                                right ? Verdict.RIGHT : Verdict.WRONG,
                                Judgement.Sample.RANDOM,
                                "",
                                null,
                                "Mia",
                                Instant.now(),
                                new Reading(null, signals, null))));
    }

    /// How likely the answer to a question had to be right.
    private double needed() {
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0);
            socket.say(conversation, TestVisitor.newId(), 1, "How do I wash a rain jacket?");
            JsonNode answer =
                    socket.awaitEvent(
                            conversation,
                            event ->
                                    event.path("author")
                                            .path("kind")
                                            .asString("")
                                            .equals("assistant"));
            return jdbc.sql(
                            """
                            select (provenance -> 'confidence' ->> 'needed')::float8
                            from assistant.turn where id = :id
                            """)
                    .param("id", UUID.fromString(answer.path("turn").asString()))
                    .query(Double.class)
                    .single();
        }
    }
}
