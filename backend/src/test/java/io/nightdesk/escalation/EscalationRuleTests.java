package io.nightdesk.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.NightdeskTest;
import io.nightdesk.testing.TestVisitor;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@NightdeskTest
class EscalationRuleTests {

    private static final String PATH = "/api/v1/escalation-rules";

    private final JdbcClient jdbc;
    private final EscalationRules rules;
    private final RulesInForce inForce;
    private final int port;

    EscalationRuleTests(
            @Autowired JdbcClient jdbc,
            @Autowired EscalationRules rules,
            @Autowired RulesInForce inForce,
            @LocalServerPort int port) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.inForce = inForce;
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
        assertThat(held("Bulky ordering")).isEmpty();
    }

    /// Phones write curly apostrophes, and some keyboards an accent as a letter of its own.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "can't log in | I can’t log in",
                "Can’t log in | i CAN'T log in!",
                "Rückgabe | Eine Ru\u0308ckgabe, bitte"
            })
    void howAWordIsTypedMakesNoDifference(String word, String message) {
        rules.create(rule("Words", new Subject(List.of(word), List.of(), List.of())), "test");

        assertThat(held(message)).isPresent();
    }

    @Test
    void aMessageThatMeansTheSameAsAnExampleCounts() {
        rules.create(
                rule(
                        "Refunds",
                        new Subject(
                                List.of(),
                                List.of("I want my money back", "please refund my order"),
                                List.of())),
                "test");

        assertThat(held("could you refund my order please")).isPresent();
        assertThat(held("what are your opening hours")).isEmpty();
    }

    @Test
    void aRuleWithHoursOnlyHoldsForEverythingThatComesInThem() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);
        String from = "%tR".formatted(now.minusHours(2));
        String to = "%tR".formatted(now.plusHours(2));

        assertThat(lead.post(PATH, Map.of("name", "Night", "from", from, "to", to)).status())
                .isEqualTo(201);

        TestVisitor visitor = TestVisitor.arrive(port);
        UUID conversation = visitor.opens();
        try (ChatSocket socket = visitor.connect()) {
            socket.sync(conversation, 0)
                    .say(conversation, TestVisitor.newId(), 1, "When will my parcel come?");

            assertThat(
                            socket.awaitEvent(
                                            conversation,
                                            it -> it.path("owner").asString("").equals("queue"))
                                    .path("reason")
                                    .asString())
                    .isEqualTo("policy");
        }
    }

    @Test
    void whoIsNamedByAnAttributeIsKnownWithoutASearch() {
        rules.create(
                new EscalationRuleInput(
                        "Enterprise",
                        new Subject(List.of(), List.of(), List.of()),
                        new Sender("", "", "plan", List.of("Enterprise")),
                        new Hours(List.of(), null, null, ""),
                        "",
                        true),
                "test");
        UUID paying = visitor("{\"plan\": \"enterprise\"}");

        assertThat(held("anything", paying)).isPresent();
        assertThat(held("anything", visitor("{\"plan\": \"free\"}"))).isEmpty();
        assertThat(held("anything", visitor("{}"))).isEmpty();
    }

    @Test
    void aRuleThatNamesATopicWaitsForWhatIsFound() {
        rules.create(
                rule("Billing", new Subject(List.of(), List.of(), List.of("Billing", "VAT"))),
                "test");
        rules.create(
                rule("Wholesale", new Subject(List.of("bulk"), List.of(), List.of("Billing"))),
                "test");

        RuleMatches matches = inForce.of("My invoice is wrong", anybody());

        assertThat(matches.onAnyTopic()).isEmpty();
        assertThat(matches.dependOnTopic()).isTrue();
        assertThat(matches.on("VAT").orElseThrow().terms().name()).isEqualTo("Billing");
        assertThat(matches.on("Delivery")).isEmpty();
        assertThat(matches.on(null)).isEmpty();
    }

    @Test
    void whatARuleNamesComesBackAsItWasSaved() {
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);
        lead.post(
                PATH,
                Map.of(
                        "name",
                        "Billing of enterprises",
                        "topics",
                        List.of("Billing", "VAT"),
                        "attribute",
                        "plan",
                        "values",
                        List.of("enterprise")));

        JsonNode saved = lead.get(PATH).body().path("rules").path(0);

        assertThat(saved.path("topics").toString()).isEqualTo("[\"Billing\",\"VAT\"]");
        assertThat(saved.path("attribute").asString()).isEqualTo("plan");
        assertThat(saved.path("values").toString()).isEqualTo("[\"enterprise\"]");
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

    private Optional<EscalationRule> held(String message) {
        return inForce.of(message, anybody()).onAnyTopic();
    }

    private Optional<EscalationRule> held(String message, UUID visitor) {
        return inForce.of(message, new Customer(visitor, "en", null)).onAnyTopic();
    }

    private static Customer anybody() {
        return new Customer(TestVisitor.newId(), "en", null);
    }

    private UUID visitor(String attributes) {
        return TestVisitor.arriveWith(port, attributes).id();
    }

    private static EscalationRuleInput rule(String name, Subject subject) {
        return new EscalationRuleInput(
                name,
                subject,
                new Sender("", "", "", List.of()),
                new Hours(List.of(), null, null, ""),
                "",
                true);
    }
}
