package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// Two deployments: who is asked, in which order, and what the customer sees of it.
class LadderTests extends TwoModelsTest {

    private static final Script GOOD = Script.good("You have 30 days [p1]. Anything else?");

    @Test
    void aGoodPrimaryAnswersAlone() {
        primary.always(GOOD);

        Completion.Completed answer = (Completion.Completed) ask(models());

        assertThat(answer.text()).isEqualTo("You have 30 days [p1]. Anything else?");
        assertThat(heard.text(1)).isEqualTo(answer.text());
        assertThat(answer.by()).isEqualTo(new Answered(Rung.PRIMARY, "openai", "first", 1));
        assertThat(answer.usage()).isEqualTo(new Usage(120, 34, false));
        assertThat(answer.cutOff()).isFalse();
        assertThat(answer.timings().firstByte()).isLessThanOrEqualTo(answer.timings().firstText());
        assertThat(answer.timings().firstText()).isLessThanOrEqualTo(answer.timings().total());
        assertThat(secondary.requests()).isEmpty();
        assertThat(count("primary", "ok")).isEqualTo(1);
    }

    @Test
    void aSecondAttemptBeginsAgainInsteadOfContinuing() {
        primary.always(Script.stallAfter("You have fourteen days. More "));
        secondary.always(GOOD);

        Completion.Completed answer = (Completion.Completed) ask(models());

        assertThat(heard.attempts()).containsExactly(1, 2);
        assertThat(heard.text(1)).isEqualTo("You have fourteen days.");
        assertThat(heard.text(2)).isEqualTo(answer.text());
        assertThat(answer.text()).isEqualTo("You have 30 days [p1]. Anything else?");
        assertThat(answer.by()).isEqualTo(new Answered(Rung.SECONDARY, "openai", "second", 2));
        assertThat(answer.attempts())
                .extracting(Attempt::number, Attempt::rung, Attempt::failure)
                .containsExactly(
                        tuple(1, Rung.PRIMARY, Failure.STALL), tuple(2, Rung.SECONDARY, null));
        assertThat(count("primary", "stall")).isEqualTo(1);
        assertThat(count("secondary", "ok")).isEqualTo(1);
    }

    @Test
    void threeServerErrorsAreOutlastedByBothTogether() {
        Script flaky = Fault.threeServerErrorsThen(GOOD);
        primary.always(flaky);
        secondary.always(flaky);

        Completion answer = ask(models());

        assertThat(answer).isInstanceOf(Completion.Completed.class);
        assertThat(answer.attempts())
                .extracting(Attempt::rung, Attempt::failure)
                .containsExactly(
                        tuple(Rung.PRIMARY, Failure.SERVER_ERROR),
                        tuple(Rung.PRIMARY, Failure.SERVER_ERROR),
                        tuple(Rung.SECONDARY, Failure.SERVER_ERROR),
                        tuple(Rung.SECONDARY, null));
    }

    @Test
    void aRefusedKeyIsNotTriedAgainForAWhile() {
        primary.always(Fault.V11_WRONG_KEY);
        secondary.always(GOOD);
        LanguageModels models = models();

        Completion first = ask(models);
        Completion second = ask(models);

        assertThat(first.attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.UNAUTHORIZED, null);
        assertThat(second.attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.BREAKER_OPEN, null);
        assertThat(primary.requests()).hasSize(1);
        assertThat(models.status())
                .extracting(DeploymentStatus::breaker)
                .containsExactly(DeploymentStatus.Breaker.OPEN, DeploymentStatus.Breaker.CLOSED);
    }

    @Test
    void aLongRetryAfterSendsTheCallToTheNextRungAtOnce() {
        primary.always(Fault.V10_SLOW_DOWN_30_S);
        secondary.always(GOOD);

        assertThat(ask(models()).attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.RATE_LIMITED, null);
    }

    @Test
    void whenAllFailWhatWasShownStands() {
        primary.always(Fault.V3_STALL_AFTER_2_TOKENS);
        secondary.always(Fault.V8_HTML);

        Completion completion = ask(models());

        assertThat(completion).isInstanceOf(Completion.Unavailable.class);
        assertThat(heard.text(1)).isEqualTo("Part 1. Part 2.");
        assertThat(completion.attempts()).hasSize(2);
    }

    @Test
    void whatOneContentFilterRefusedNoOtherProviderIsAsked() {
        primary.always(
                wire ->
                        wire.respond(
                                "400 Bad Request",
                                "application/json",
                                "",
                                "{\"error\":{\"code\":\"content_filter\",\"message\":\"no\"}}"));

        assertThat(ask(models())).isInstanceOf(Completion.Refused.class);
        assertThat(secondary.requests()).isEmpty();
    }

    @Test
    void aFullDeploymentIsPassedOverWithoutWaiting() {
        properties.put("nightdesk.llm.streams", "1");
        LanguageModels models = LlmFixtures.models(LlmFixtures.patient(properties));
        primary.always(Fault.V1_NO_HEADERS);
        secondary.always(GOOD);
        CancelHandle cancel = new CancelHandle();
        CompletionRequest first = LlmFixtures.question("Can I send it back?", cancel);
        CompletableFuture<Completion> stuck =
                CompletableFuture.supplyAsync(() -> models.ladder().complete(first, heard));
        await().until(() -> primary.requests().size() == 1);

        Completion answer = models.ladder().complete(LlmFixtures.question("And me?"), new Heard());

        assertThat(answer.attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.FULL, null);
        cancel.cancel();
        assertThat(stuck.join()).isInstanceOf(Completion.Cancelled.class);
    }

    @Test
    void theTurnIsOverInItsTimeWhateverTheRungsDo() {
        properties.put("nightdesk.llm.limits.turn", "2s");
        primary.always(Fault.V3_STALL_AFTER_2_TOKENS);
        secondary.always(Script.slow(1_000, Duration.ofMillis(50)));

        assertThat(ask(models()).attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.STALL, Failure.TOTAL_TIMEOUT);
    }

    @Test
    void allCallsOfATurnShareItsTime() {
        properties.put("nightdesk.llm.limits.turn", "2s");
        primary.always(Fault.V3_STALL_AFTER_2_TOKENS);
        secondary.always(Script.slow(1_000, Duration.ofMillis(50)));
        LanguageModels models = models();
        long since = System.nanoTime();
        models.ladder(Profile.REWRITE, Spender.HOUSE, since)
                .complete(LlmFixtures.question("Was?"), heard);
        secondary.always(GOOD);

        Completion answer =
                models.ladder(Profile.ANSWER, Spender.HOUSE, since)
                        .complete(LlmFixtures.question("Can I send it back?"), heard);

        assertThat(answer).isInstanceOf(Completion.Unavailable.class);
        assertThat(answer.attempts()).isEmpty();
    }

    @Test
    void whoFailsWhileHalfAnAnswerIsOnScreenIsNotAskedTwice() {
        afterHalfAnAnswer();
        secondary.always(Fault.V12_SERVER_ERROR);

        assertThat(ask(models()).attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.CUT_OFF, Failure.SERVER_ERROR);
    }

    @Test
    void whoHangsAfterHalfAnAnswerIsCutOffWhenItsTimeIsOver() {
        afterHalfAnAnswer();
        secondary.always(Fault.V2_HEADERS_THEN_STALL);

        assertThat(ask(models()).attempts())
                .extracting(Attempt::failure)
                .containsExactly(Failure.CUT_OFF, Failure.FIRST_TEXT_TIMEOUT);
    }

    @Test
    void whoSpeaksWhenThatTimeIsOverGoesOn() {
        afterHalfAnAnswer();
        secondary.always(Script.slow(20, Duration.ofMillis(100)));

        assertThat(ask(models())).isInstanceOf(Completion.Completed.class);
    }

    private void afterHalfAnAnswer() {
        LlmFixtures.patient(properties).put("nightdesk.llm.limits.interrupted", "1s");
        properties.put("nightdesk.llm.limits.attempt", "10s");
        primary.always(Fault.V5_END_WITHOUT_FINISH);
    }

    @Test
    void withoutAnyDeploymentTheOutcomeIsAtHand() {
        LanguageModels none = LlmFixtures.models(Map.of());

        assertThat(none.configured()).isFalse();
        assertThat(none.status()).isEmpty();
        assertThat(ask(none)).isInstanceOf(Completion.Unavailable.class);
    }

    @Test
    void whatTheListenerThrowsComesOutAfterTheConnectionIsClosed() {
        primary.always(Script.stallAfter("One sentence. Another "));

        assertThatThrownBy(
                        () ->
                                models().ladder()
                                        .complete(
                                                LlmFixtures.question("Hm?"),
                                                (_, _) -> {
                                                    throw new IllegalStateException("fenced");
                                                }))
                .hasMessage("fenced");
        assertThat(secondary.requests()).isEmpty();
    }

    private LanguageModels models() {
        return LlmFixtures.models(properties, registry);
    }

    private Completion ask(LanguageModels models) {
        return models.ladder().complete(LlmFixtures.question("Can I send it back?"), heard);
    }

    private double count(String deployment, String outcome) {
        return registry.counter(
                        "nightdesk.llm.attempt", "deployment", deployment, "outcome", outcome)
                .count();
    }
}
