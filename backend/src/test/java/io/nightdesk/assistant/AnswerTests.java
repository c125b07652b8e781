package io.nightdesk.assistant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.knowledge.CannedAnswerInput;
import io.nightdesk.llm.Fault;
import io.nightdesk.llm.Script;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What the assistant says, rung by rung.
class AnswerTests extends AskingTest {

    @Test
    void aModelsAnswerStreamsAndItsCitationsAreChecked() {
        PROVIDER.next(
                Script.good(
                        "You have **30 days** [p1]. Ask our friends [p9]. Or see [7] for more.",
                        Duration.ofMillis(30)));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("text").asString())
                    .isEqualTo("You have **30 days** [1]. Or see for more.");
            assertThat(answer.path("rung").asString()).isEqualTo("primary");
            assertThat(answer.path("citations").path(0).path("article").asString())
                    .isEqualTo("returns");
            assertThat(customer.socket().frames("delta")).isNotEmpty();
            assertThat(provenance(answer).path("model").asString()).isEqualTo("first");
            assertThat(provenance(answer).path("unknownCitations").asInt()).isEqualTo(2);
            assertThat(provenance(answer).path("ungrounded").asInt()).isEqualTo(1);
            assertThat(provenance(answer).path("promptKey").asString())
                    .isEqualTo("answer/grounded");
        }
    }

    @Test
    void anAnswerThatNamesNoSourceIsGivenWithACaveat() {
        PROVIDER.next(
                Script.good(
                        "Sure, here is how. You have 30 days to send your boots back to us."
                                + " Print the label for that. Any questions about how this works?"));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("text").asString())
                    .startsWith("Sure, here is how.")
                    .contains("I am not entirely sure");
            assertThat(provenance(answer).path("rule").asString())
                    .isEqualTo("model_answered_perhaps");
            assertThat(provenance(answer).path("uncited").asDouble()).isEqualTo(1);
        }
    }

    @Test
    void anAnswerThatMostlyNamesNoSourceIsGivenWithACaveat() {
        PROVIDER.next(
                Script.good(
                        "You have 30 days to send your boots back to us [p1]. The label has to be"
                                + " printed before that. The box goes to a parcel shop near you."));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("text").asString()).contains("I am not entirely sure");
            assertThat(provenance(answer).path("rule").asString())
                    .isEqualTo("model_answered_perhaps");
            assertThat(provenance(answer).path("uncited").asDouble()).isGreaterThan(0.5);
        }
    }

    @Test
    void anAnswerThatNamesTheSourceOfHalfOfItIsGivenAsItIs() {
        PROVIDER.next(
                Script.good(
                        "You have 30 days to send your boots back to us [p1]. The label has to be"
                                + " printed before that."));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(provenance(answer).path("rule").asString()).isEqualTo("model_answered");
            assertThat(provenance(answer).path("uncited").asDouble()).isEqualTo(0.5);
        }
    }

    @Test
    void aQuestionThatIsNotClearIsAskedBack() {
        PROVIDER.judges(Script.good("{\"sufficiency\": \"unclear\"}"))
                .next(
                        Script.good(
                                "{\"sufficiency\": \"unclear\", \"confidence\": 20}\n"
                                        + "Which order do you mean?"));
        try (Customer customer = customer()) {
            customer.asks("and that other one, is it the same?");

            JsonNode answer = customer.answer();

            assertThat(answer.path("text").asString()).isEqualTo("Which order do you mean?");
            assertThat(provenance(answer).path("rule").asString()).isEqualTo("asked_back");
            JsonNode confidence = provenance(answer).path("confidence");
            assertThat(confidence.path("judge").asString()).isEqualTo("unclear");
            assertThat(confidence.path("certainty").asInt()).isEqualTo(20);
            assertThat(confidence.path("right").isNull()).isTrue();
        }
    }

    @Test
    void nobodyIsAskedBackTwiceInARow() {
        PROVIDER.always(Script.good("{\"sufficiency\": \"unclear\"}\nWhich order do you mean?"));
        try (Customer customer = customer()) {
            customer.asks("and that other one, is it the same?");
            assertThat(customer.answer().path("text").asString())
                    .isEqualTo("Which order do you mean?");

            say(customer.socket(), customer.conversation(), 2, "the same as the one before");

            assertThat(customer.ownerBecomes("queue").path("reason").asString())
                    .isEqualTo("low_confidence");
        }
    }

    @Test
    void anAnswerThatGotTooLongEndsWithItsLastWholeSentenceAndSaysSo() {
        PROVIDER.next(
                Script.cutOffAfter("You have **30 days** [p1]. Print the label [p1]. Hand the"));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("text").asString())
                    .startsWith(
                            "You have **30 days** [1]. Print the label [1].\n\nThis answer breaks")
                    .doesNotContain("Hand the");
            assertThat(provenance(answer).path("cutOff").asBoolean()).isTrue();
        }
    }

    @Test
    void anAnswerOfOneSentenceThatGotTooLongGivesWayToAQuotation() {
        PROVIDER.next(Script.cutOffAfter("You have **30 days** to send"));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            assertThat(customer.answer().path("rung").asString()).isEqualTo("extractive");
        }
    }

    @Test
    void aJudgeThatDoesNotAnswerStopsNothing() {
        PROVIDER.judges(Script.good("I would rather not say."));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            assertThat(customer.answer().path("rung").asString()).isEqualTo("primary");
        }
    }

    @Test
    void whenTheProviderFailsTheSameTurnIsAnsweredByQuoting() {
        PROVIDER.always(Script.refuse("503 Service Unavailable", "down"));
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("rung").asString()).isIn("extractive", "person");
            assertThat(answer.path("citations").path(0).path("article").asString())
                    .isEqualTo("returns");
        }
    }

    @Test
    void whoAsksWhatAContentFilterRefusesIsOfferedAPersonAndDecides() {
        PROVIDER.next(Fault.V22_CONTENT_FILTER);
        try (Customer customer = customer()) {
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("text").asString())
                    .startsWith("I cannot help with this one.")
                    .contains("talk to a person");
            assertThat(answer.path("rung").asString()).isEqualTo("fixed");
            assertThat(provenance(answer).path("rule").asString()).isEqualTo("model_refused");

            say(customer.socket(), customer.conversation(), 2, "Then I want to talk to a person");

            assertThat(customer.ownerBecomes("queue").path("reason").asString())
                    .isEqualTo("customer_request");
        }
    }

    @Test
    void aQuestionThatModelsTurnDownIsNoOutage() {
        PROVIDER.always(Fault.V21_TOO_LONG);
        try (Customer customer = customer()) {
            customer.asks("Which colour has the moon over Tromsø?");

            assertThat(customer.ownerBecomes("queue").path("reason").asString())
                    .isEqualTo("low_confidence");
        }
    }

    @Test
    void whatAnAnswerCostStandsInTheLedger() {
        try (Customer customer = customer()) {
            customer.asks(QUESTION);
            customer.answer();

            await().untilAsserted(
                            () ->
                                    assertThat(
                                                    jdbc.sql(
                                                                    """
                                                                    select concat_ws(' ', a.deployment,
                                                                        a.tokens_in, a.tokens_out,
                                                                        a.outcome)
                                                                    from llm.attempt a
                                                                    join assistant.turn t
                                                                        on t.id = a.turn_id
                                                                    where a.conversation_id = :it
                                                                        and a.visitor_id is not null
                                                                        and a.profile = 'answer'
                                                                        and a.cost is null
                                                                    """)
                                                            .param("it", customer.conversation())
                                                            .query(String.class)
                                                            .list())
                                            .containsExactly("primary 120 34 ok"));
        }
    }

    @Test
    void whoHasAskedAModelTooOftenIsAnsweredByQuoting() {
        try (Customer customer = customer()) {
            jdbc.sql(
                            """
                        insert into llm.attempt (
                            at, deployment, provider, model, profile, visitor_id, turn_id,
                            tokens_in, tokens_cached, tokens_out, estimated, outcome, ms)
                        select now(), 'a', 'openai', 'm', 'answer', visitor_id,
                            gen_random_uuid(), 1, 0, 1, false, 'ok', 1
                        from conversation.conversation, generate_series(1, 6)
                        where id = :it
                        """)
                    .param("it", customer.conversation())
                    .update();
            customer.asks(QUESTION);

            JsonNode answer = customer.answer();

            assertThat(answer.path("rung").asString()).isIn("extractive", "person");
            assertThat(answer.path("citations").path(0).path("article").asString())
                    .isEqualTo("returns");
        }
    }

    @Test
    void aQuestionInALanguageWithoutArticlesIsTranslatedForTheSearch() {
        PROVIDER.next(
                Script.good("How long do I have to send boots back?"),
                Script.good("Vous avez 30 jours. [p1]"));
        try (Customer customer = customer()) {
            customer.asks("Combien de jours ai-je pour vous retourner des bottes ?");

            JsonNode answer = customer.answer();

            assertThat(answer.path("text").asString()).isEqualTo("Vous avez 30 jours. [1]");
            assertThat(PROVIDER.requests())
                    .anySatisfy(
                            request ->
                                    assertThat(request.body())
                                            .contains("Translate the customer's", "tag en,"));
        }
    }

    @Test
    void aCannedAnswerComesBeforeAnyModel() {
        cannedAnswers.create(
                new CannedAnswerInput(
                        "Recall",
                        "The stove **Ember 2** is recalled. Stop using it.",
                        "en",
                        List.of("is the ember 2 stove recalled", "is the ember 2 stove dangerous"),
                        true),
                "test");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> cannedAnswers.to("is the ember 2 stove recalled", "en").isPresent());
        int before = PROVIDER.requests().size();
        try (Customer customer = customer()) {
            customer.asks("Is the Ember 2 stove recalled?");

            JsonNode answer = customer.answer();

            assertThat(answer.path("rung").asString()).isEqualTo("canned");
            assertThat(answer.path("text").asString())
                    .isEqualTo("The stove **Ember 2** is recalled. Stop using it.");
            assertThat(PROVIDER.requests()).hasSize(before);
        }
    }
}
