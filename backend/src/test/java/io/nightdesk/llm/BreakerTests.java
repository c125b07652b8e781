package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.nightdesk.llm.LlmFixtures.Heard;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BreakerTests {

    private final FaultServer provider = FaultServer.start();
    private final Map<String, String> properties = LlmFixtures.primary("openai", provider.url());

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void halfOfFiveCallsFailedClosesTheWayUntilTwoProbesSucceed() {
        properties.put("nightdesk.llm.breaker.open", "2s");
        LanguageModels models = LlmFixtures.models(properties);
        provider.always(Fault.V8_HTML);
        for (int i = 0; i < 5; i++) {
            assertThat(failure(models)).isEqualTo(Failure.MALFORMED);
        }

        assertThat(failure(models)).isEqualTo(Failure.BREAKER_OPEN);
        assertThat(provider.requests()).hasSize(5);
        assertThat(state(models)).isEqualTo(DeploymentStatus.Breaker.OPEN);

        provider.always(Script.good("Back again."));
        await().until(() -> ask(models) instanceof Completion.Completed);
        assertThat(state(models)).isEqualTo(DeploymentStatus.Breaker.PROBING);
        assertThat(ask(models)).isInstanceOf(Completion.Completed.class);
        assertThat(state(models)).isEqualTo(DeploymentStatus.Breaker.CLOSED);
    }

    @Test
    void aProbeFindsOutThatAProviderIsBackBeforeACustomerDoes() {
        properties.put("nightdesk.llm.breaker.open", "200ms");
        LanguageModels models = LlmFixtures.models(properties);
        models.probe();
        provider.always(Fault.V8_HTML);
        for (int i = 0; i < 5; i++) {
            assertThat(failure(models)).isEqualTo(Failure.MALFORMED);
        }
        assertThat(provider.requests()).hasSize(5);

        provider.always(Fault.ONLY_BLANKS);
        await().until(
                        () -> {
                            models.probe();
                            return state(models) == DeploymentStatus.Breaker.CLOSED;
                        });

        int probes = provider.requests().size();
        models.probe();
        assertThat(provider.requests()).hasSize(probes);
    }

    @Test
    void aProbeThatIsAnsweredEndsARestBeforeItsTime() {
        properties.put("nightdesk.llm.breaker.open", "1h");
        LanguageModels models = LlmFixtures.models(properties);
        provider.always(Fault.V8_HTML);
        for (int i = 0; i < 5; i++) {
            assertThat(failure(models)).isEqualTo(Failure.MALFORMED);
        }

        models.probe();
        assertThat(provider.requests()).hasSize(6);
        assertThat(failure(models)).isEqualTo(Failure.BREAKER_OPEN);

        provider.always(Script.good("Hello"));
        models.probe();
        assertThat(state(models)).isEqualTo(DeploymentStatus.Breaker.PROBING);
        assertThat(ask(models)).isInstanceOf(Completion.Completed.class);
        assertThat(state(models)).isEqualTo(DeploymentStatus.Breaker.CLOSED);
    }

    @Test
    void aRefusedKeyIsTriedByProbesUntilItIsTaken() {
        LanguageModels models = LlmFixtures.models(properties);
        provider.always(Fault.V11_WRONG_KEY);
        assertThat(failure(models)).isEqualTo(Failure.UNAUTHORIZED);

        models.probe();
        assertThat(provider.requests()).hasSize(2);
        assertThat(failure(models)).isEqualTo(Failure.BREAKER_OPEN);

        provider.always(Script.good("Welcome."));
        models.probe();
        assertThat(ask(models)).isInstanceOf(Completion.Completed.class);
    }

    @Test
    void whatNobodyHasAskedForAWhileIsAskedForAWordAndThenLeftInPeace() {
        properties.put("nightdesk.llm.breaker.idle", "2s");
        LanguageModels models = LlmFixtures.models(properties);
        provider.always(Script.good("Hello"));

        models.probe();
        assertThat(provider.requests()).isEmpty();
        await().until(
                        () -> {
                            models.probe();
                            return provider.requests().size() == 1;
                        });
        models.probe();
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aProviderThatAsksForRestGetsItAndNoMore() {
        properties.put("nightdesk.llm.breaker.cooled-max", "2s");
        LanguageModels models = LlmFixtures.models(properties);
        provider.next(Fault.V10_SLOW_DOWN_30_S, Script.good("Rested."));

        assertThat(failure(models)).isEqualTo(Failure.RATE_LIMITED);
        assertThat(failure(models)).isEqualTo(Failure.BREAKER_OPEN);
        models.probe();
        assertThat(provider.requests()).hasSize(1);
        await().until(() -> ask(models) instanceof Completion.Completed);
        assertThat(provider.requests()).hasSize(2);
    }

    @Test
    void whatTheCustomerCancelledIsNotHeldAgainstTheProvider() {
        LanguageModels models = LlmFixtures.models(properties);
        provider.always(Script.stallAfter("One sentence. Another "));
        for (int i = 0; i < 6; i++) {
            CancelHandle cancel = new CancelHandle();
            Completion completion =
                    models.ladder()
                            .complete(
                                    LlmFixtures.question("Hm?", cancel), (_, _) -> cancel.cancel());
            assertThat(completion).isInstanceOf(Completion.Cancelled.class);
        }

        assertThat(state(models)).isEqualTo(DeploymentStatus.Breaker.CLOSED);
    }

    @Test
    void fourOfFiveLateFirstWordsAreAsBadAsFailures() {
        properties.put("nightdesk.llm.breaker.slow", "100ms");
        LanguageModels models = LlmFixtures.models(properties);
        provider.always(Script.slow(1, Duration.ofMillis(200))).next(Script.good("At once."));
        for (int i = 0; i < 5; i++) {
            assertThat(ask(models)).isInstanceOf(Completion.Completed.class);
        }

        assertThat(failure(models)).isEqualTo(Failure.BREAKER_OPEN);
    }

    @Test
    void aModelThatThinksAloudIsNotSlowWhileItDoes() {
        properties.put("nightdesk.llm.breaker.slow", "100ms");
        LanguageModels models = LlmFixtures.models(properties);
        provider.always(
                wire -> {
                    wire.streamHeaders();
                    wire.thinking("What do they want?");
                    wire.pause(Duration.ofMillis(200));
                    wire.token("Thirty days.");
                    wire.finish();
                });
        for (int i = 0; i < 6; i++) {
            assertThat(ask(models)).isInstanceOf(Completion.Completed.class);
        }
    }

    private static Failure failure(LanguageModels models) {
        return Objects.requireNonNull(ask(models).attempts().getLast().failure());
    }

    private static Completion ask(LanguageModels models) {
        return models.ladder().complete(LlmFixtures.question("Can I send it back?"), new Heard());
    }

    private static DeploymentStatus.Breaker state(LanguageModels models) {
        return models.status().getFirst().breaker();
    }
}
