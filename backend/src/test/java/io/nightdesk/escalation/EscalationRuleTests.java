package io.nightdesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@NightdeskTest
class EscalationRuleTests {

    private static final String PATH = "/api/v1/escalation-rules";

    private final JdbcClient jdbc;
    private final EscalationRules rules;
    private final int port;

    EscalationRuleTests(
            @Autowired JdbcClient jdbc,
            @Autowired EscalationRules rules,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.port = port;
    }

    @AfterEach
    void noRules() {
        rules.list().forEach(rule -> rules.delete(rule.id()));
    }

    @Test
    void aMessageWithOneOfTheWordsGoesToPeopleWithTheRulesReply() {
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);
        assertThat(
                        lead.post(
                                        PATH,
                                        Map.of(
                                                "name",
                                                "Wholesale",
                                                "words",
                                                List.of("wholesale", "Bulk  order"),
                                                "reply",
                                                "Our **trade team** will write to you."))
                                .status())
                .isEqualTo(201);
        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            UUID id = TestVisitor.newId();
            socket.sync(conversation, 0).say(conversation, id, 1, "Do you take a BULK order?");

            JsonNode owner =
                    socket.awaitEvent(
                            conversation, it -> it.path("owner").asString("").equals("queue"));

            assertThat(owner.path("reason").asString()).isEqualTo("policy");
            assertThat(socket.events(conversation))
                    .anySatisfy(
                            it ->
                                    assertThat(it.path("text").asString(""))
                                            .isEqualTo("Our **trade team** will write to you."));
        }
        assertThat(rules.match("Bulky ordering", "en", null)).isEmpty();
    }

    @Test
    void aMessageThatMeansTheSameAsAnExampleCounts() {
        rules.create(
                new EscalationRuleInput(
                        "Refunds",
                        List.of(),
                        List.of("I want my money back", "please refund my order"),
                        "",
                        "",
                        List.of(),
                        null,
                        null,
                        "",
                        "",
                        true),
                "test");

        assertThat(rules.match("could you refund my order please", "en", null)).isPresent();
        assertThat(rules.match("what are your opening hours", "en", null)).isEmpty();
    }

    @Test
    void onlyLeadsAndAdminsSeeAndChangeRules() {
        Browser agent = Browser.signedIn(port, jdbc, Role.AGENT);

        assertThat(agent.get(PATH).status()).isEqualTo(403);
        assertThat(agent.post(PATH, Map.of("name", "x", "words", List.of("x"))).status())
                .isEqualTo(403);
    }

    @Test
    void aRuleWithoutAConditionOrOnAnOldRevisionIsRefusedAndSaysWhy() {
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);
        assertThat(lead.post(PATH, Map.of("name", "All")).body().toString())
                .contains("at least one condition");
        assertThat(
                        lead.post(PATH, Map.of("name", "Night", "from", "late", "to", "6:00"))
                                .body()
                                .toString())
                .contains("22:00");
        String id =
                lead.post(PATH, Map.of("name", "Night", "from", "22:00", "to", "06:00"))
                        .body()
                        .path("id")
                        .asString();
        Map<String, Object> change = Map.of("name", "Nights", "words", List.of("x"), "revision", 1);

        assertThat(lead.put(PATH + "/" + id, change).status()).isEqualTo(200);
        assertThat(lead.put(PATH + "/" + id, change).status()).isEqualTo(409);
        assertThat(lead.delete(PATH + "/" + id).status()).isEqualTo(204);
        assertThat(lead.delete(PATH + "/" + id).status()).isEqualTo(404);
    }
}
