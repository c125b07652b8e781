package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.escalation.EscalationRuleInput;
import io.nightdesk.escalation.EscalationRules;
import io.nightdesk.escalation.Hours;
import io.nightdesk.escalation.Sender;
import io.nightdesk.escalation.Subject;
import io.nightdesk.llm.Script;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// What is said again without asking anybody.
@TestPropertySource(
        properties = {"nightdesk.assistant.cache=true", "nightdesk.test=AnswerCacheTests"})
class AnswerCacheTests extends AskingTest {

    @Autowired EscalationRules rules;

    @Test
    void whoBeginsWithTheSameQuestionIsToldTheSameWithoutAModel() {
        JsonNode first = answerTo("Until when can I send boots back?");
        int asked = PROVIDER.requests().size();

        JsonNode second = answerTo("  until when can I  send boots back? ");

        assertThat(first.path("rung").asString()).isEqualTo("primary");
        assertThat(second.path("rung").asString()).isEqualTo("cache");
        assertThat(second.path("text")).isEqualTo(first.path("text"));
        assertThat(second.path("citations")).isEqualTo(first.path("citations"));
        assertThat(provenance(second).path("rule").asString()).isEqualTo("cached");
        assertThat(PROVIDER.requests()).hasSize(asked);
    }

    @Test
    void whatHasAPastIsAskedAnew() {
        String question = "For how long may boots be sent back?";
        answerTo(question);
        try (Customer customer = customer()) {
            customer.asks("hello");
            customer.answer();
            say(customer.socket(), customer.conversation(), 2, question);

            JsonNode answer =
                    customer.socket()
                            .awaitEvent(
                                    customer.conversation(),
                                    event -> event.path("text").asString("").contains("30 days"));

            assertThat(answer.path("rung").asString()).isEqualTo("primary");
        }
    }

    @Test
    void whatWasQuotedOrHadASentenceLeftOutIsNotKept() {
        String question = "Within how many days can I send boots back?";
        PROVIDER.always(Script.refuse("503 Service Unavailable", "down"));
        assertThat(answerTo(question).path("rung").asString()).isEqualTo("extractive");
        PROVIDER.always(Script.good("You have **30 days** [p1]. Returns cost €99 [p1]."));
        assertThat(answerTo(question).path("rung").asString()).isEqualTo("primary");
        PROVIDER.always(Script.good("You have **30 days** to send boots back. [p1]"));

        assertThat(answerTo(question).path("rung").asString()).isEqualTo("primary");
        assertThat(answerTo(question).path("rung").asString()).isEqualTo("cache");
    }

    @Test
    void whatARuleGivesToPeopleIsNotSaidAgain() {
        String question = "Until which day can I send my boots back?";
        assertThat(answerTo(question).path("rung").asString()).isEqualTo("primary");
        rules.create(
                new EscalationRuleInput(
                        "Returns are for people",
                        new Subject(List.of(), List.of(), List.of("Returns")),
                        new Sender("", "", "", List.of()),
                        new Hours(List.of(), null, null, ""),
                        "",
                        true),
                "test");

        JsonNode second = answerTo(question);

        assertThat(provenance(second).path("rule").asString()).isEqualTo("own_rule");
        rules.list().forEach(rule -> rules.delete(rule.id()));
    }

    private JsonNode answerTo(String question) {
        try (Customer customer = customer()) {
            customer.asks(question);
            return customer.answer();
        }
    }
}
