package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.nightdesk.conversation.Author;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.conversation.Handoffs;
import io.nightdesk.llm.Script;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What people are told of a conversation that comes to them.
class HandingOverTests extends AskingTest {

    @Autowired HandoffNotes notes;
    @Autowired Handoffs handoffs;
    @Autowired MeterRegistry figures;

    @Test
    void askingForAPersonInWordsHandsOverWithAReasonAndANote() {
        PROVIDER.sumsUp(
                Script.good(
                        "{\"summary\": \"Wants a person. Says nothing else.\", \"advice\": \"Say hello.\"}"));
        try (Customer customer = customer()) {
            customer.asks("Can I talk to a real person please?");

            JsonNode owner = customer.ownerBecomes("queue");

            assertThat(owner.path("reason").asString()).isEqualTo("customer_request");
            assertThat(answers(customer.socket(), customer.conversation())).hasSize(1);
            HandoffNote note = notes.latest(customer.conversation()).orElseThrow();
            assertThat(note.goal()).isEqualTo("Can I talk to a real person please?");
            await().untilAsserted(
                            () ->
                                    assertThat(
                                                    notes.latest(customer.conversation())
                                                            .orElseThrow()
                                                            .summary())
                                            .isEqualTo("Wants a person. Says nothing else."));
        }
    }

    @Test
    void aSummaryWithAFigureThatNobodySaidIsNotKept() {
        var asked = new AtomicBoolean();
        Script invented =
                Script.good("{\"summary\": \"Was promised €500.\", \"advice\": \"Pay.\"}");
        PROVIDER.sumsUp(
                wire -> {
                    invented.play(wire);
                    asked.set(true);
                });
        try (Customer customer = customer()) {
            customer.asks("I want a human now");
            customer.ownerBecomes("queue");

            await().untilTrue(asked);
            await().during(Duration.ofMillis(300))
                    .until(
                            () ->
                                    notes.latest(customer.conversation()).orElseThrow().summary()
                                            == null);
        }
    }

    @Test
    void whoGoesToAnEmptyDeskIsCountedAsThat() {
        double before = toNobody();
        try (Customer customer = customer()) {
            customer.asks("Can I talk to a real person please?");
            customer.ownerBecomes("queue");

            await().until(() -> toNobody() > before);
        }
    }

    private double toNobody() {
        return figures.counter("nightdesk.handoffs", "desk", "unattended").count();
    }

    @Test
    void aConversationThatTheCustomerHandsOverHasANoteToo() {
        try (Customer customer = customer()) {
            customer.asks(QUESTION);
            customer.answer();

            handoffs.request(
                    customer.conversation(),
                    new Author(Author.Kind.VISITOR, null, ""),
                    HandoffReason.CUSTOMER_REQUEST);

            HandoffNote note = notes.latest(customer.conversation()).orElseThrow();
            assertThat(note.goal()).isEqualTo(QUESTION);
            assertThat(note.tried()).containsExactly("Return an item");
        }
    }
}
