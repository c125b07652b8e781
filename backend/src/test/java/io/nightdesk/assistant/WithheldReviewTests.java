package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.identity.Role;
import io.nightdesk.llm.Script;
import io.nightdesk.testing.Browser;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What becomes of an answer of a model that nobody was given, at the desk.
class WithheldReviewTests extends AskingTest {

    private static final String GLASS = "Do you sell kayaks made of glass?";

    @Test
    void anAnswerThatWasWithheldCountsAsHandedOverAndIsJudgedByItsText() {
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);
        int before = handedOver(lead);
        PROVIDER.judges(Script.good("{\"sufficiency\": \"none\", \"missing\": \"glass\"}"))
                .next(
                        Script.good(
                                "{\"sufficiency\": \"partial\", \"confidence\": 30}\n"
                                        + "Kayaks are made of glass [p1]."));

        String turn = turnOf(GLASS);

        assertThat(handedOver(lead)).isGreaterThan(before);
        // Whatever else was answered this week, what was reported is asked for.
        lead.put("/api/v1/reviews/" + turn + "/report", Map.of("reason", "?"));
        JsonNode item = item(lead, turn);
        assertThat(item.path("answer").asString()).isEqualTo("Kayaks are made of glass [1].");
        assertThat(item.path("citations").path(0).path("article").asString()).isEqualTo("returns");
        assertThat(item.path("drafted").asBoolean()).isTrue();
        assertThat(item.path("withheld").asBoolean()).isFalse();
    }

    @Test
    void whatAModelDoesNotKnowCountsAsHandedOver() {
        Browser lead = Browser.signedIn(port, jdbc, Role.LEAD);
        int before = handedOver(lead);
        PROVIDER.next(Script.good("[[no_answer]]"));

        turnOf(GLASS);

        assertThat(handedOver(lead)).isGreaterThan(before);
    }

    /// Asks, and waits until it has gone to people.
    private String turnOf(String question) {
        try (Customer customer = customer()) {
            customer.asks(question);
            customer.ownerBecomes("queue");
            return answers(customer.socket(), customer.conversation())
                    .getLast()
                    .path("turn")
                    .asString();
        }
    }

    private static int handedOver(Browser lead) {
        return lead.get("/api/v1/confidence?kind=model")
                .body()
                .path("traffic")
                .path("handedOver")
                .asInt();
    }

    private static JsonNode item(Browser lead, String turn) {
        JsonNode listing = lead.get("/api/v1/reviews").body();
        return StreamSupport.stream(listing.path("items").spliterator(), false)
                .filter(it -> it.path("turn").asString().equals(turn))
                .findFirst()
                .orElseThrow();
    }
}
