package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// A customer waits for a short answer, and its first word is later than 95 of 100 were: the same
/// model is asked once more. Every limit but that is far away here.
class HedgingTests extends TwoModelsTest {

    private static final Spender CUSTOMER =
            new Spender(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    private static final Outcome WHOLE =
            new Outcome.Whole("full", false, Usage.NONE, Duration.ZERO, Duration.ZERO);
    private static final Script GOOD = Script.good("full");

    /// Calls after which it is known what is late, and one second request is earned.
    private static final int KNOWN = 20;

    private final List<LedgerEntry> ledger = new ArrayList<>();

    @BeforeEach
    void everyLimitIsFarAway() {
        LlmFixtures.patient(properties);
    }

    @Test
    void whoIsSlowIsOvertakenAndBothArePaidFor() {
        LanguageModels models = experienced(_ -> true);
        primary.next(Fault.V1_NO_HEADERS, Script.good("none"));

        Completion.Completed answer = (Completion.Completed) ask(models);

        assertThat(answer.text()).isEqualTo("none");
        assertThat(answer.by()).isEqualTo(new Answered(Rung.PRIMARY, "openai", "first", 2));
        assertThat(heard.attempts()).containsExactly(2);
        assertThat(heard.text(2)).isEqualTo("none");
        assertThat(answer.attempts())
                .extracting(Attempt::number, Attempt::rung, Attempt::failure)
                .containsExactly(
                        tuple(1, Rung.PRIMARY, Failure.CANCELLED), tuple(2, Rung.PRIMARY, null));
        assertThat(ledger)
                .extracting(
                        LedgerEntry::outcome,
                        LedgerEntry::spender,
                        entry -> entry.usage().estimated())
                .containsExactly(tuple("cancelled", CUSTOMER, true), tuple("ok", CUSTOMER, false));
        assertThat(ledger.getFirst().usage().tokensIn()).isPositive();
        assertThat(answer.timings().firstText()).isGreaterThan(answer.timings().firstByte());
        assertThat(requests()).isEqualTo(2);
        assertThat(secondary.requests()).isEmpty();
        assertThat(hedges("won")).isEqualTo(1);
    }

    @Test
    void theFirstMayStillWin() {
        LanguageModels models = experienced(_ -> true);
        CountDownLatch secondIsAsked = new CountDownLatch(1);
        primary.next(
                wire -> {
                    secondIsAsked.await();
                    GOOD.play(wire);
                },
                wire -> {
                    secondIsAsked.countDown();
                    wire.stall();
                });

        Completion.Completed answer = (Completion.Completed) ask(models);

        assertThat(answer.text()).isEqualTo("full");
        assertThat(heard.attempts()).containsExactly(2);
        assertThat(ledger).extracting(LedgerEntry::outcome).containsExactly("cancelled", "ok");
        assertThat(hedges("lost")).isEqualTo(1);
    }

    @Test
    void unlessItIsSwitchedOnNothingIsAskedTwice() {
        LanguageModels models = LlmFixtures.models(properties, registry, ledger::add, _ -> true);
        gainExperience(models);
        primary.next(Script.good("none", Duration.ofMillis(500)));

        assertThat(ask(models)).isInstanceOf(Completion.Completed.class);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void neitherAnswersNorWhatNobodyWaitsForIsAskedTwice() {
        LanguageModels models = experienced(_ -> true);
        Script slow = Script.good("none", Duration.ofMillis(500));
        primary.next(slow, slow, slow);

        ask(models, Profile.ANSWER, CUSTOMER);
        ask(models, Profile.SUMMARY, CUSTOMER);
        ask(models, Profile.REWRITE, Spender.HOUSE);

        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void aTranslationForTheSearchIsAskedTwiceToo() {
        LanguageModels models = experienced(_ -> true);
        primary.next(Fault.V2_HEADERS_THEN_STALL, GOOD);

        assertThat(ask(models, Profile.REWRITE, CUSTOMER)).isInstanceOf(Completion.Completed.class);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void withLittleMoneyLeftNothingIsAskedTwice() {
        LanguageModels models = experienced(_ -> false);
        primary.next(Script.good("none", Duration.ofMillis(500)));

        assertThat(ask(models)).isInstanceOf(Completion.Completed.class);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void whoIsSuspectedMeanwhileIsNotAskedASecondTime() {
        CompletableFuture<LanguageModels> running = new CompletableFuture<>();
        CountDownLatch suspected = new CountDownLatch(1);
        LanguageModels models =
                experienced(
                        _ -> {
                            ask(running.join(), Profile.ANSWER, Spender.HOUSE);
                            suspected.countDown();
                            return true;
                        });
        running.complete(models);
        secondary.always(GOOD);
        primary.next(
                wire -> {
                    suspected.await();
                    GOOD.play(wire);
                },
                Fault.V11_WRONG_KEY);

        Completion answer = ask(models);

        assertThat(answer.attempts()).extracting(Attempt::failure).containsOnlyNulls().hasSize(1);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void noMoreThanOneInTwentyIsAskedTwice() {
        LanguageModels models = experienced(_ -> true);
        primary.next(Fault.V1_NO_HEADERS, GOOD);
        ask(models);
        primary.next(Script.good("none", Duration.ofMillis(500)));
        int before = requests();

        ask(models);

        assertThat(requests() - before).isEqualTo(1);
    }

    @Test
    void whenBothFailTheNextModelIsAskedAndTheSameOneNotAgain() {
        LanguageModels models = experienced(_ -> true);
        CountDownLatch secondIsAsked = new CountDownLatch(1);
        primary.next(
                wire -> {
                    secondIsAsked.await();
                    Fault.V12_SERVER_ERROR.play(wire);
                },
                wire -> {
                    secondIsAsked.countDown();
                    Fault.V8_HTML.play(wire);
                });
        secondary.always(GOOD);

        Completion answer = ask(models);

        assertThat(answer.attempts())
                .extracting(Attempt::rung)
                .as("two were asked, so there is no third")
                .containsExactly(Rung.PRIMARY, Rung.PRIMARY, Rung.SECONDARY);
        assertThat(answer).isInstanceOf(Completion.Completed.class);
    }

    @Test
    void aCancelClosesBoth() {
        LanguageModels models = experienced(_ -> true);
        CancelHandle cancel = new CancelHandle();
        primary.next(
                Fault.V1_NO_HEADERS,
                wire -> {
                    cancel.cancel();
                    wire.stall();
                });

        Completion answer =
                models.ladder(Profile.JUDGE, CUSTOMER)
                        .complete(LlmFixtures.question("Is it enough?", cancel), heard);

        assertThat(answer).isInstanceOf(Completion.Cancelled.class);
        assertThat(ledger)
                .extracting(LedgerEntry::outcome)
                .containsExactly("cancelled", "cancelled");
    }

    @Test
    void anInterruptClosesBothAndStaysVisible() {
        LanguageModels models = experienced(_ -> true);
        Thread caller = Thread.currentThread();
        primary.next(
                Fault.V1_NO_HEADERS,
                wire -> {
                    caller.interrupt();
                    wire.stall();
                });

        assertThat(ask(models)).isInstanceOf(Completion.Cancelled.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFirstWordThatCameIsNotLate() {
        Deployment deployment = alone();
        for (int i = 0; i < KNOWN; i++) {
            deployment.hedging().learn(Duration.ZERO);
        }
        CompletableFuture<Boolean> late = new CompletableFuture<>();
        CompletableFuture<Boolean> spoken = new CompletableFuture<>();
        Race race =
                new Race(
                        deployment,
                        () -> late.complete(true) && spoken.join(),
                        (_, listener) -> {
                            late.join();
                            listener.onFirstText();
                            spoken.complete(true);
                            return new Run(Duration.ZERO, WHOLE, Duration.ZERO);
                        });

        assertThat(race.run(new CancelHandle())).hasSize(1);
    }

    @Test
    void lateIsWhatFiveInAHundredAre() {
        Hedging hedging = new Hedging();
        for (int i = 1; i < KNOWN; i++) {
            hedging.learn(Duration.ofMillis(i));
        }
        assertThat(hedging.late()).as("too few to tell").isNull();

        for (int i = 200; i > 0; i--) {
            hedging.learn(Duration.ofMillis(i));
        }
        assertThat(hedging.late()).as("of the last hundred").isEqualTo(Duration.ofMillis(95));
    }

    private LanguageModels experienced(Predicate<Spender> affords) {
        properties.put("nightdesk.llm.hedging", "true");
        LanguageModels models = LlmFixtures.models(properties, registry, ledger::add, affords);
        gainExperience(models);
        return models;
    }

    private Deployment alone() {
        LlmProperties settings =
                new Binder(new MapConfigurationPropertySource(properties))
                        .bindOrCreate("nightdesk.llm", LlmProperties.class);
        return new Deployments(settings, new LlmMetrics(registry), Clock.systemUTC())
                .unwatched(
                        new DeploymentSettings(
                                "a",
                                "a",
                                Provider.OPENAI,
                                primary.url(),
                                Secret.of("test-key"),
                                "m",
                                4,
                                null));
    }

    private void gainExperience(LanguageModels models) {
        primary.always(GOOD);
        for (int i = 0; i < KNOWN; i++) {
            models.ladder(Profile.JUDGE, CUSTOMER)
                    .complete(LlmFixtures.question("Is it enough?"), (_, _) -> {});
        }
        ledger.clear();
    }

    private Completion ask(LanguageModels models) {
        return ask(models, Profile.JUDGE, CUSTOMER);
    }

    private Completion ask(LanguageModels models, Profile profile, Spender spender) {
        return models.ladder(profile, spender)
                .complete(LlmFixtures.question("Is it enough?"), heard);
    }

    /// Since experience was gained.
    private int requests() {
        return primary.requests().size() - KNOWN;
    }

    private double hedges(String outcome) {
        return registry.counter("nightdesk.llm.hedge", "deployment", "primary", "outcome", outcome)
                .count();
    }
}
