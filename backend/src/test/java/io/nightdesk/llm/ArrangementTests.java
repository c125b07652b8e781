package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nightdesk.llm.LlmFixtures.Heard;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// Models that change while the application runs.
class ArrangementTests {

    private final FaultServer provider = FaultServer.start();
    private final FaultServer other = FaultServer.start();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LanguageModels models =
            new LanguageModels(
                    new Deployments(properties(), new LlmMetrics(registry), Clock.systemUTC()),
                    properties().limits(),
                    _ -> {},
                    Clock.systemUTC(),
                    null,
                    Arrangement.of(List.of(model("a", provider, "m"))));

    @AfterEach
    void close() {
        provider.close();
        other.close();
    }

    @Test
    void eachProfileHasItsOwnOrderAndElseThatOfAnswers() {
        models.arrange(
                new Arrangement(
                        List.of(model("a", provider, "m"), model("b", other, "m")),
                        Map.of(
                                Profile.ANSWER, List.of("a", "b"),
                                Profile.JUDGE, List.of("b"),
                                Profile.SUMMARY, List.of("gone"))));

        ask(Profile.JUDGE);
        assertThat(other.requests()).hasSize(1);
        ask(Profile.ANSWER);
        ask(Profile.SUMMARY);
        ask(Profile.REWRITE);
        assertThat(provider.requests()).hasSize(3);
    }

    @Test
    void nobodyIsAskedWhatAMessageWantsUnlessNamedForIt() {
        assertThat(models.configured(Profile.CLASSIFY)).isFalse();
        assertThat(ask(Profile.CLASSIFY)).isInstanceOf(Completion.Unavailable.class);
        assertThat(provider.requests()).isEmpty();

        models.arrange(
                new Arrangement(
                        List.of(model("a", provider, "m")),
                        Map.of(Profile.CLASSIFY, List.of("a"))));

        assertThat(models.configured(Profile.CLASSIFY)).isTrue();
        assertThat(ask(Profile.CLASSIFY)).isInstanceOf(Completion.Completed.class);
    }

    @Test
    void aModelThatDidNotChangeKeepsItsBreakerAndAnotherBeginsAnew() {
        provider.always(Fault.V11_WRONG_KEY);
        ask(Profile.ANSWER);
        assertThat(breaker("a")).isEqualTo(DeploymentStatus.Breaker.OPEN);

        models.arrange(Arrangement.of(List.of(model("b", other, "m"), model("a", provider, "m"))));
        assertThat(breaker("a")).isEqualTo(DeploymentStatus.Breaker.OPEN);
        assertThat(models.status().getLast().last())
                .extracting(DeploymentStatus.LastFailure::failure)
                .isEqualTo("unauthorized");

        models.arrange(Arrangement.of(List.of(model("a", provider, "another"))));
        assertThat(breaker("a")).isEqualTo(DeploymentStatus.Breaker.CLOSED);
    }

    @Test
    void metricsFollowWhoIsThere() {
        models.arrange(Arrangement.of(List.of(model("b", other, "m"))));

        assertThat(registry.find("nightdesk.llm.breaker.state").gauges())
                .extracting(Gauge::getId)
                .extracting(id -> id.getTag("deployment"))
                .containsExactly("b");
    }

    @Test
    void halfAnAnswerIsLeftStandingRatherThanWaitedOnForLong() {
        provider.next(Fault.V3_STALL_AFTER_2_TOKENS, Fault.V1_NO_HEADERS);
        models.arrange(
                Arrangement.of(
                        List.of(
                                model("a", provider, "m"),
                                model("b", provider, "m"),
                                model("c", other, "m"))));

        Heard heard = new Heard();
        Completion end = models.ladder(Profile.ANSWER).complete(LlmFixtures.question("Hm?"), heard);

        assertThat(end).isInstanceOf(Completion.Unavailable.class);
        assertThat(heard.text(1)).isEqualTo("Part 1. Part 2.");
        assertThat(other.requests()).isEmpty();
    }

    @Test
    void withTheLastModelGoneNobodyIsAsked() {
        models.arrange(Arrangement.of(List.of()));

        assertThat(models.configured()).isFalse();
        assertThat(ask(Profile.ANSWER)).isInstanceOf(Completion.Unavailable.class);
        assertThat(provider.requests()).isEmpty();
    }

    private Completion ask(Profile profile) {
        return models.ladder(profile).complete(LlmFixtures.question("Hm?"), new Heard());
    }

    private DeploymentStatus.Breaker breaker(String id) {
        return models.status().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow()
                .breaker();
    }

    private static DeploymentSettings model(String id, FaultServer server, String model) {
        return new DeploymentSettings(
                id, id, Provider.OPENAI, server.url(), Secret.of("test-key"), model, 4, null);
    }

    private static LlmProperties properties() {
        return new Binder(new MapConfigurationPropertySource(LlmFixtures.quick()))
                .bindOrCreate("nightdesk.llm", LlmProperties.class);
    }
}
