package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.Script;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Customers who press Stop.
class StopTests extends AskingTest {

    @Test
    void stoppingKeepsWhatHadBeenShown() {
        PROVIDER.next(Script.slow(100, Duration.ofMillis(100)));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);
            String turn = customer.socket().await("delta").path("turn").asString();
            customer.socket().cancel(customer.conversation(), turn);

            JsonNode answer = customer.answer();

            assertThat(answer.path("stopped").asBoolean()).isTrue();
            assertThat(answer.path("text").asString()).startsWith("Word1");
            assertThat(answer.path("text").asString()).doesNotContain("Word100");
        }
    }

    @Test
    void whoStopsBeforeAnythingIsShownAndWritesOnIsAnswered() {
        try (Customer customer = heldCustomer()) {
            UUID conversation = customer.conversation();
            itsNodeDied(
                    conversation, "stop_requested = true, lease_until = now() + interval '1 hour'");

            say(customer.socket(), conversation, 2, "The brown ones");

            assertThat(customer.answer().path("text").asString())
                    .startsWith("You have **30 days**");
        }
    }

    @Test
    void whoStopsWhileAWholeAnswerIsHeldBackIsNotGivenIt() {
        PROVIDER.judges(Script.slow(10, Duration.ofMillis(500)));
        int before = PROVIDER.requests().size();
        try (Customer customer = customer()) {
            UUID conversation = customer.conversation();
            customer.asks(QUESTION);
            await().until(
                            () ->
                                    PROVIDER.requests().size() > before
                                            && PROVIDER.openConnections() == 1);

            customer.socket().cancel(conversation, turnOf(conversation));

            await().until(() -> stateOf(conversation).equals("cancelled"));
            assertThat(answers(customer.socket(), conversation)).isEmpty();
        }
    }

    private String turnOf(UUID conversation) {
        return jdbc.sql("select id from assistant.turn where conversation_id = :conversation")
                .param("conversation", conversation)
                .query((row, _) -> row.getString(1))
                .single();
    }
}
