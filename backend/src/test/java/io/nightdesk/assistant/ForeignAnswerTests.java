package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.llm.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What a model says in another language than it was asked in.
class ForeignAnswerTests extends AskingTest {

    @Test
    void anAnswerInAnotherLanguageThanTheQuestionGivesWay() {
        PROVIDER.next(
                Script.good(
                        "Sie können die Stiefel innerhalb von 30 Tagen an uns zurückschicken, wenn"
                                + " sie nicht getragen sind. Das ist für Sie kostenlos [p1]."));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("rung").asString()).isEqualTo("extractive");
            assertThat(answer.path("text").asString()).contains("within 30 days");
        }
    }

    @Test
    void theShortBeginningOfAnAnswerInAnotherLanguageIsNotShownEither() {
        PROVIDER.next(
                Script.good(
                        "Das geht innerhalb von 30 Tagen [p1]. Sie können die Stiefel an uns"
                                + " zurückschicken, wenn sie nicht getragen sind. Das ist für Sie"
                                + " kostenlos [p1].",
                        Duration.ofMillis(50)));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("rung").asString()).isEqualTo("extractive");
            assertThat(customer.socket().frames("delta")).isEmpty();
        }
    }

    @Test
    void aShortAnswerInAnotherLanguageGivesWayToo() {
        PROVIDER.next(Script.good("Ja, innerhalb von 30 Tagen [p1].", Duration.ofMillis(50)));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("rung").asString()).isEqualTo("extractive");
            assertThat(answer.path("text").asString()).contains("within 30 days");
            assertThat(customer.socket().frames("delta")).isEmpty();
        }
    }

    @Test
    void aShortAnswerThatTellsNoLanguageIsGiven() {
        PROVIDER.next(Script.good("**30** days. [p1]"));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("rung").asString()).isEqualTo("primary");
            assertThat(answer.path("text").asString()).isEqualTo("**30** days. [1]");
        }
    }
}
