package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.llm.Script;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What stays of an answer that broke off when customers had seen a part of it.
class BrokenOffTests extends AskingTest {

    @Test
    void whatWasShownIsKeptAsBrokenOffAndAnArticleIsQuotedAfterIt() {
        PROVIDER.always(
                Script.stallAfter(
                        "You have 30 days to send boots back [p1]. Print the label [p1]."
                                + " Hand the box in at a parcel",
                        Duration.ofMillis(50)));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode quoted =
                    customer.socket()
                            .awaitEvent(
                                    customer.conversation(),
                                    event -> event.path("rung").asString("").equals("extractive"));

            assertThat(customer.socket().frames("delta")).isNotEmpty();
            JsonNode begun = answers(customer.socket(), customer.conversation()).getFirst();
            assertThat(begun.path("stopped").asBoolean()).isTrue();
            assertThat(begun.path("rung").asString()).isEqualTo("primary");
            assertThat(begun.path("text").asString())
                    .startsWith("You have 30 days to send boots back [1].")
                    .doesNotContain("Hand");
            assertThat(begun.path("seq").asLong()).isLessThan(quoted.path("seq").asLong());
            assertThat(quoted.path("stopped").asBoolean()).isFalse();
            assertThat(provenance(quoted).path("rule").asString()).isEqualTo("sure_enough");
        }
    }
}
