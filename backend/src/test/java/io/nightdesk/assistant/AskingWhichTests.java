package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.knowledge.ArticleInput;
import io.nightdesk.llm.Script;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Without a model the customer is asked which of several articles is meant.
class AskingWhichTests extends AskingTest {

    private static final String UNCLEAR = "my address changed";

    @BeforeEach
    void twoArticlesAndNoModel() {
        PROVIDER.always(Script.refuse("503 Service Unavailable", "down"));
        published(
                "delivery-address",
                "Change the delivery address",
                "You can change where a parcel goes until it is packed. Open the order and choose"
                        + " another address.");
        published(
                "invoice-address",
                "Change the invoice address",
                "You can change what stands on the invoice for 14 days. Open the order and choose"
                        + " Invoice.");
    }

    @AfterEach
    void noSuchArticles() {
        unpublish("delivery-address");
        unpublish("invoice-address");
    }

    @Test
    void theQuestionIsAnsweredOutOfTheArticleThatTheCustomerChooses() {
        try (Customer customer = customer()) {
            customer.asks(UNCLEAR);
            JsonNode which = customer.answer();
            say(customer.socket(), customer.conversation(), 2, "the second one");
            JsonNode answer = answerAfter(customer, which);

            List<String> choices =
                    which.path("choices").valueStream().map(JsonNode::asString).toList();
            assertThat(choices)
                    .containsExactlyInAnyOrder(
                            "Change the delivery address", "Change the invoice address");
            assertThat(which.path("text").asString()).contains("2. " + choices.getLast());
            assertThat(provenance(which).path("rule").asString()).isEqualTo("asked_which");
            assertThat(provenance(which).path("confidence").path("right").asDouble())
                    .isBetween(0.5, 0.7);
            assertThat(provenance(answer).path("rule").asString()).isEqualTo("chosen");
            assertThat(provenance(answer).path("confidence").path("score").isNumber()).isTrue();
            assertThat(answer.path("citations").valueStream())
                    .extracting(citation -> citation.path("title").asString())
                    .containsExactly(choices.getLast());
            assertThat(answer.path("choices").isNull()).isTrue();
        }
    }

    @Test
    void anythingElseIsTheNextQuestionAndNobodyIsAskedTwiceInARow() {
        try (Customer customer = customer()) {
            customer.asks(UNCLEAR);
            JsonNode which = customer.answer();
            say(customer.socket(), customer.conversation(), 2, UNCLEAR + " again");
            JsonNode answer = answerAfter(customer, which);

            assertThat(which.path("choices").isEmpty()).isFalse();
            assertThat(answer.path("choices").isNull()).isTrue();
            assertThat(provenance(answer).path("rule").asString())
                    .isIn("perhaps", "sure_enough", "not_sure_enough");
        }
    }

    private void published(String id, String title, String body) {
        publish(new ArticleInput(id, title, body, "Orders", "en", false));
    }

    private static JsonNode answerAfter(Customer customer, JsonNode earlier) {
        return customer.socket()
                .awaitEvent(
                        customer.conversation(),
                        event ->
                                isAnswer(event)
                                        && event.path("seq").asLong()
                                                > earlier.path("seq").asLong());
    }
}
