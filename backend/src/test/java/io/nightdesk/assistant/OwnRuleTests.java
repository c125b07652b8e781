package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.escalation.EscalationRuleInput;
import io.nightdesk.escalation.EscalationRules;
import io.nightdesk.escalation.Hours;
import io.nightdesk.escalation.Sender;
import io.nightdesk.escalation.Subject;
import io.nightdesk.knowledge.CannedAnswerInput;
import io.nightdesk.testing.TestVisitor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What goes to people by a rule that asks more than the message.
class OwnRuleTests extends AskingTest {

    private static final String REPLY = "Our **returns desk** will write to you.";

    @Autowired EscalationRules rules;

    @AfterEach
    void noRules() {
        rules.list().forEach(rule -> rules.delete(rule.id()));
        cannedAnswers.list().forEach(answer -> cannedAnswers.delete(answer.id()));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cannedAnswers.to(QUESTION, "en").isEmpty());
    }

    @Test
    void aQuestionOnATopicGoesToPeopleWithTheRulesReplyAndSaysWhy() {
        rule("Returns are for people", "Returns", "");
        int asked = PROVIDER.requests().size();
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode owner = customer.ownerBecomes("queue");

            assertThat(owner.path("reason").asString()).isEqualTo("policy");
            JsonNode said = customer.answer();
            assertThat(said.path("text").asString()).isEqualTo(REPLY);
            JsonNode why = provenance(said);
            assertThat(why.path("rule").asString()).isEqualTo("own_rule");
            assertThat(why.path("ruleName").asString()).isEqualTo("Returns are for people");
            assertThat(why.path("confidence").path("topic").asString()).isEqualTo("Returns");
            assertThat(why.path("passages").path(0).path("title").asString())
                    .isEqualTo("Return an item");
        }
        assertThat(PROVIDER.requests()).hasSize(asked);
    }

    @Test
    void aRuleForAnotherTopicLeavesTheQuestionToTheAssistant() {
        rule("Billing is for people", "Billing", "");
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            assertThat(ruleOf(customer.answer())).isEqualTo("model_answered");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello there",
                "thanks!",
                "how are you today?",
                "you are a funny robot",
                "what is your name?",
                "ok"
            })
    void smallTalkIsOnNoTopic(String text) {
        rule("Returns are for people", "Returns", "");
        try (Customer customer = customer()) {
            customer.asks(text);

            assertThat(ruleOf(customer.answer())).isNotEqualTo("own_rule");
        }
    }

    @Test
    void aCannedAnswerDoesNotComeBeforeATopic() {
        rule("Returns are for people", "Returns", "");
        cannedAnswers.create(
                new CannedAnswerInput(
                        "Sending boots back", "Within 30 days.", "en", List.of(QUESTION), true),
                "test");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> cannedAnswers.to(QUESTION, "en").isPresent());
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            assertThat(ruleOf(customer.answer())).isEqualTo("own_rule");
        }
    }

    @Test
    void whomThePageCallsAnEnterpriseGoesToPeopleAndNobodyElse() {
        rule("Enterprises are for people", "", "plan");
        TestVisitor visitor = TestVisitor.arriveWith(port, "{\"plan\": \"Enterprise\"}");
        try (Customer enterprise = new Customer(visitor.opens(), visitor.connect());
                Customer other = customer()) {
            enterprise.asks(QUESTION);
            other.asks(QUESTION);

            JsonNode said = enterprise.answer();
            assertThat(said.path("text").asString()).isEqualTo(REPLY);
            assertThat(provenance(said).path("ruleName").asString())
                    .isEqualTo("Enterprises are for people");
            assertThat(ruleOf(other.answer())).isEqualTo("model_answered");
        }
    }

    private String ruleOf(JsonNode answer) {
        return provenance(answer).path("rule").asString();
    }

    private void rule(String name, String topic, String attribute) {
        rules.create(
                new EscalationRuleInput(
                        name,
                        new Subject(List.of(), List.of(), List.of(topic)),
                        new Sender(
                                "",
                                "",
                                attribute,
                                attribute.isEmpty() ? List.of() : List.of("enterprise")),
                        new Hours(List.of(), null, null, ""),
                        REPLY,
                        true),
                "test");
    }
}
