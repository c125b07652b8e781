package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.confidence.Judgement;
import io.nightdesk.confidence.Judgements;
import io.nightdesk.confidence.Verdict;
import io.nightdesk.identity.Role;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.Browser;
import io.nightdesk.testing.ChatSocket;
import io.nightdesk.testing.TestVisitor;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What an agent is shown of an answer that was held back, and what their use of it teaches.
class SuggestionTests extends AskingTest {

    private static final String GLASS = "Do you sell kayaks made of glass?";
    private static final String KAYAKS =
            "Kayaks are made of glass and come with paddles, a rope and a bag that keeps what you"
                    + " bring dry on the water.";

    @Autowired Judgements judgements;

    private Browser mia = new Browser(0);

    @BeforeEach
    void anAgent() {
        mia = Browser.signedIn(port, jdbc, Role.AGENT);
    }

    @Test
    void whoTakesOverIsShownWhatWasHeldBackAndTheCustomerIsNot() {
        try (Customer customer = heldBack()) {
            JsonNode shown = suggestion(mia, customer);

            assertThat(shown.path("text").asString()).isEqualTo(KAYAKS.replace(".", " [1]."));
            assertThat(shown.path("reply").asString()).isEqualTo(KAYAKS);
            assertThat(shown.path("citations").path(0).path("article").asString())
                    .isEqualTo("returns");
            assertThat(shown.path("confidence").path("right").asDouble()).isBetween(0.0, 0.5);
            assertThat(customer.socket().frames())
                    .noneSatisfy(frame -> assertThat(frame.toString()).contains("paddles"));

            claim(mia, customer);
            assertThat(suggestion(mia, customer)).isEqualTo(shown);
            Browser other = Browser.signedIn(port, jdbc, Role.LEAD);
            assertThat(suggestion(other, customer).isNull()).isTrue();
        }
    }

    @Test
    void anAnswerThatWasGivenIsNotSuggested() {
        try (Customer customer = customer()) {
            customer.asks(QUESTION);
            customer.answer();
            claim(mia, customer);

            assertThat(suggestion(mia, customer).isNull()).isTrue();
        }
    }

    @Test
    void sentAsItIsItWasRight() {
        try (Customer customer = heldBack()) {
            claim(mia, customer);
            String turn = turn(customer);

            UUID reply = reply(mia, customer, KAYAKS.replace(", a rope", ",\n a rope "));
            assertThat(sent(mia, customer, turn, reply)).isEqualTo(204);

            Judgement said = said(turn).orElseThrow();
            assertThat(said.verdict()).isEqualTo(Verdict.RIGHT);
            assertThat(said.reason()).isEmpty();
            assertThat(said.by()).isNotNull();
            assertThat(said.reading()).isNotNull();
            assertThat(suggestion(mia, customer).isNull()).isTrue();
        }
    }

    @Test
    void slightlyChangedItWasRight() {
        try (Customer customer = heldBack()) {
            claim(mia, customer);
            String turn = turn(customer);

            sent(mia, customer, turn, reply(mia, customer, "Hello Sam! " + KAYAKS));

            assertThat(said(turn).orElseThrow().verdict()).isEqualTo(Verdict.RIGHT);
            assertThat(said(turn).orElseThrow().reason()).isEqualTo("edited");
        }
    }

    @Test
    void muchChangedItWasWrong() {
        try (Customer customer = heldBack()) {
            claim(mia, customer);
            String turn = turn(customer);

            sent(mia, customer, turn, reply(mia, customer, "Kayaks are made of wood."));

            assertThat(said(turn).orElseThrow().verdict()).isEqualTo(Verdict.WRONG);
            assertThat(said(turn).orElseThrow().reason()).isEqualTo("edited");
        }
    }

    @Test
    void dismissedItWasWrongAndIsNotShownAgain() {
        try (Customer customer = heldBack()) {
            claim(mia, customer);
            String turn = turn(customer);

            assertThat(dismiss(mia, customer, turn)).isEqualTo(204);

            assertThat(said(turn).orElseThrow().verdict()).isEqualTo(Verdict.WRONG);
            assertThat(suggestion(mia, customer).isNull()).isTrue();
            assertThat(dismiss(mia, customer, turn)).isEqualTo(404);
        }
    }

    @Test
    void leftAloneItIsNotJudgedAndGoesWithThePersonsFirstWord() {
        try (Customer customer = heldBack()) {
            claim(mia, customer);
            String turn = turn(customer);
            say(customer.socket(), customer.conversation(), 2, "Hello?");
            assertThat(turn(customer)).as("while the customer waits it stays").isEqualTo(turn);

            reply(mia, customer, "No, we do not.");

            assertThat(suggestion(mia, customer).isNull()).isTrue();
            assertThat(said(turn)).isEmpty();
        }
    }

    @Test
    void whereTheAssistantIsBackItIsGone() {
        try (Customer customer = heldBack()) {
            claim(mia, customer);
            String turn = turn(customer);

            mia.post(path(customer) + "/hand-back", Map.of());

            assertThat(suggestion(mia, customer).isNull()).isTrue();
            claim(mia, customer);
            assertThat(suggestion(mia, customer).isNull()).isTrue();
            assertThat(dismiss(mia, customer, turn)).isEqualTo(404);
        }
    }

    @Test
    void whereAConversationWasEndedByMistakeItIsStillThere() {
        try (Customer customer = heldBack()) {
            claim(mia, customer);
            String turn = turn(customer);

            mia.post(path(customer) + "/resolve", Map.of());
            mia.post(path(customer) + "/reopen", Map.of());

            assertThat(turn(customer)).isEqualTo(turn);
            assertThat(sent(mia, customer, turn, reply(mia, customer, KAYAKS))).isEqualTo(204);
        }
    }

    @Test
    void onlyWhoOwnsTheConversationJudges() {
        try (Customer customer = heldBack()) {
            String turn = turn(customer);
            assertThat(dismiss(mia, customer, turn)).as("not claimed").isEqualTo(404);
            claim(mia, customer);
            Browser other = Browser.signedIn(port, jdbc, Role.ADMIN);

            assertThat(dismiss(other, customer, turn)).isEqualTo(404);
            UUID reply = reply(mia, customer, KAYAKS);
            assertThat(sent(other, customer, turn, reply)).isEqualTo(404);
            assertThat(new Browser(port).get(path(customer) + "/suggestion").status())
                    .isEqualTo(401);
            assertThat(said(turn)).isEmpty();
        }
    }

    @Test
    void onlyThePersonsFirstWordJudges() {
        try (Customer customer = heldBack()) {
            claim(mia, customer);
            String turn = turn(customer);
            try (ChatSocket desk = desk(mia, customer)) {
                UUID first = reply(desk, customer, 1, "One moment please.");
                UUID second = reply(desk, customer, 2, KAYAKS);

                assertThat(sent(mia, customer, turn, second)).isEqualTo(404);
                assertThat(sent(mia, customer, turn, TestVisitor.newId())).isEqualTo(404);
                assertThat(sent(mia, customer, TestVisitor.newId().toString(), first))
                        .isEqualTo(404);
                assertThat(said(turn)).isEmpty();
            }
        }
    }

    @Test
    void aTurnOfAnotherConversationIsNotJudged() {
        try (Customer one = heldBack();
                Customer two = heldBack()) {
            claim(mia, one);
            claim(mia, two);
            String turn = turn(one);

            assertThat(dismiss(mia, two, turn)).isEqualTo(404);
            assertThat(sent(mia, two, turn, reply(mia, two, KAYAKS))).isEqualTo(404);
            assertThat(said(turn)).isEmpty();
        }
    }

    /// No model answers, and the search is not sure of what it has found.
    @Test
    void aQuotationThatWasNotLikelyEnoughIsSuggestedToo() {
        PROVIDER.next(Script.good("It costs €99 [p1]."));
        try (Customer customer = customer()) {
            customer.asks("May I return a gift?");
            customer.ownerBecomes("queue");

            JsonNode answer = answers(customer.socket(), customer.conversation()).getLast();
            assertThat(provenance(answer).path("rule").asString()).isEqualTo("not_sure_enough");
            JsonNode shown = suggestion(mia, customer);
            assertThat(shown.path("text").asString()).endsWith("at a parcel shop. [1]");
            assertThat(shown.path("reply").asString()).endsWith("at a parcel shop.");
            assertThat(shown.path("confidence").path("right").asDouble()).isBetween(0.25, 0.5);
        }
    }

    @Test
    void aQuotationThatIsHardlyEverRightIsNot() {
        PROVIDER.next(Script.good("It costs €99 [p1]."));
        try (Customer customer = customer()) {
            customer.asks("Who pays for the way back?");
            customer.ownerBecomes("queue");

            assertThat(suggestion(mia, customer).isNull()).isTrue();
        }
    }

    /// Asks what the assistant does not dare to answer.
    private Customer heldBack() {
        PROVIDER.judges(Script.good("{\"sufficiency\": \"none\", \"missing\": \"glass\"}"))
                .next(
                        Script.good(
                                "{\"sufficiency\": \"partial\", \"confidence\": 30}\n"
                                        + KAYAKS.replace(".", " [p1].")));
        Customer customer = customer();
        customer.asks(GLASS);
        customer.ownerBecomes("queue");
        return customer;
    }

    private static String path(Customer customer) {
        return "/api/v1/desk/conversations/" + customer.conversation();
    }

    private static void claim(Browser agent, Customer customer) {
        assertThat(agent.post(path(customer) + "/claim", Map.of()).status()).isEqualTo(200);
    }

    private static JsonNode suggestion(Browser agent, Customer customer) {
        return agent.get(path(customer) + "/suggestion").body().path("suggestion");
    }

    private String turn(Customer customer) {
        return suggestion(mia, customer).path("turn").asString();
    }

    private static int dismiss(Browser agent, Customer customer, String turn) {
        return agent.post(path(customer) + "/suggestion/dismissed", Map.of("turn", turn)).status();
    }

    private static int sent(Browser agent, Customer customer, String turn, UUID message) {
        return agent.post(
                        path(customer) + "/suggestion/sent",
                        Map.of("turn", turn, "message", message.toString()))
                .status();
    }

    private UUID reply(Browser agent, Customer customer, String text) {
        try (ChatSocket desk = desk(agent, customer)) {
            return reply(desk, customer, 1, text);
        }
    }

    private static UUID reply(ChatSocket desk, Customer customer, long number, String text) {
        UUID id = TestVisitor.newId();
        desk.say(customer.conversation(), id, number, text).ackOf(id);
        return id;
    }

    private ChatSocket desk(Browser agent, Customer customer) {
        ChatSocket desk = ChatSocket.open(port);
        desk.hello(
                agent.post("/api/v1/staff/socket-ticket", Map.of())
                        .body()
                        .path("ticket")
                        .asString());
        desk.sync(customer.conversation(), 0);
        return desk;
    }

    private Optional<Judgement> said(String turn) {
        return judgements.newest().stream()
                .filter(it -> it.source() == Judgement.Source.AGENT)
                .filter(it -> it.turn().toString().equals(turn))
                .findFirst();
    }
}
