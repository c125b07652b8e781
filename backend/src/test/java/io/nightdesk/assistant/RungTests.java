package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.nightdesk.llm.FaultServer;
import io.nightdesk.llm.Script;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// Who answers when the one before cannot, in real turns with two models, and how that is counted.
class RungTests extends AskingTest {

    private static final FaultServer SECOND = FaultServer.start();
    private static final Script DOWN = Script.refuse("503 Service Unavailable", "down");

    @Autowired private MeterRegistry registry;

    @DynamicPropertySource
    static void second(DynamicPropertyRegistry properties) {
        properties.add("nightdesk.llm2.provider", () -> "openai");
        properties.add("nightdesk.llm2.url", SECOND::url);
        properties.add("nightdesk.llm2.model", () -> "second");
        // Whoever failed in one test is asked again in the next.
        properties.add("nightdesk.llm.breaker.minimum", () -> "1000");
    }

    @BeforeEach
    void theSecondIsThere() {
        SECOND.always(Script.good("Within **30 days**, in a parcel shop. [p1]"));
    }

    @Test
    void aModelThatAnswersIsTheFirstRung() {
        double before = counted("primary", "done");

        JsonNode answer = answered(QUESTION);

        assertThat(answer.path("rung").asString()).isEqualTo("primary");
        assertThat(provenance(answer).path("model").asString()).isEqualTo("first");
        awaitOneMore(before, "primary", "done");
    }

    @Test
    void whenTheFirstModelFailsTheSecondAnswersTheSameTurn() {
        PROVIDER.always(DOWN);
        double before = counted("secondary", "done");

        JsonNode answer = answered(QUESTION);

        assertThat(answer.path("text").asString())
                .isEqualTo("Within **30 days**, in a parcel shop. [1]");
        assertThat(answer.path("rung").asString()).isEqualTo("secondary");
        assertThat(provenance(answer).path("model").asString()).isEqualTo("second");
        awaitOneMore(before, "secondary", "done");
    }

    @Test
    void whenBothModelsFailAnArticleIsQuoted() {
        PROVIDER.always(DOWN);
        SECOND.always(DOWN);
        double before = counted("extractive", "done");

        assertThat(answered(QUESTION).path("rung").asString()).isEqualTo("extractive");

        awaitOneMore(before, "extractive", "done");
    }

    @Test
    void aPersonIsTheLastRung() {
        double before = counted("person", "handed_off");

        answered("Can I talk to a real person please?");

        awaitOneMore(before, "person", "handed_off");
    }

    @Test
    void smallTalkNeedsNoRung() {
        double before = counted("fixed", "done");

        answered("Hello!");

        awaitOneMore(before, "fixed", "done");
    }

    private JsonNode answered(String question) {
        try (Customer customer = customer()) {
            customer.asks(question);
            return customer.answer();
        }
    }

    private void awaitOneMore(double before, String rung, String outcome) {
        await().untilAsserted(() -> assertThat(counted(rung, outcome)).isEqualTo(before + 1));
    }

    private double counted(String rung, String outcome) {
        return registry
                .find("nightdesk.turn.outcome")
                .tags("rung", rung, "outcome", outcome)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
