package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.testing.AudibleLog;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// When a deployment is left alone and for how long, with the limits that are shipped and a time
/// that passes when a test says so.
class GuardTests {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration IN_TIME = Duration.ofSeconds(8);
    private static final Duration A_MOMENT = Duration.ofMillis(1);
    private static final Duration LATE = IN_TIME.plus(A_MOMENT);

    private Instant now = Instant.EPOCH;
    private final Guard guard = new Guard(settings(), shipped(), () -> now);

    @Test
    void fewerThanFiveCallsSayNothing() {
        fail(4);
        assertAsked();

        fail(1);
        assertLeftAlone();
    }

    @Test
    void halfOfTheLastTwentyAreTooMany() {
        answer(11, AT_ONCE);
        fail(9);
        assertAsked();

        fail(1);
        assertLeftAlone();
    }

    @Test
    void fourInFiveThatBeganLateAreTooMany() {
        answer(1, AT_ONCE);
        answer(4, LATE);

        assertLeftAlone();
    }

    @Test
    void threeInFiveThatBeganLateAreNot() {
        answer(1, AT_ONCE);
        answer(1, IN_TIME);
        answer(3, LATE);

        assertAsked();
    }

    @Test
    void theRestDoublesUpToTwoMinutes() {
        fail(5);
        for (int seconds : new int[] {15, 30, 60, 120, 120}) {
            assertRestsFor(Duration.ofSeconds(seconds));
            fail(2);
        }
        assertLeftAlone();
    }

    @Test
    void twoAnswersEndItAndTheNextRestIsAShortOne() {
        fail(5);
        assertRestsFor(Duration.ofSeconds(15));
        fail(2);
        assertRestsFor(Duration.ofSeconds(30));

        assertThat(guard.admits()).isTrue();
        assertThat(guard.admits()).isTrue();
        assertThat(guard.admits()).as("a third while two are tried").isFalse();
        guard.learn(whole(), AT_ONCE);
        assertThat(guard.state()).isEqualTo(DeploymentStatus.Breaker.PROBING);
        guard.learn(whole(), AT_ONCE);
        assertThat(guard.state()).isEqualTo(DeploymentStatus.Breaker.CLOSED);

        fail(5);
        assertRestsFor(Duration.ofSeconds(15));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "30, 30", "60, 60", "3600, 60"})
    void whoAsksForRestGetsItAndAMinuteAtMost(int asked, int given) {
        end(broken(Failure.RATE_LIMITED, Duration.ofSeconds(asked)));

        assertRestsFor(Duration.ofSeconds(given));
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORIZED", "NOT_FOUND"})
    @ExtendWith({OutputCaptureExtension.class, AudibleLog.class})
    void whoRefusesUsIsLeftAloneForFiveMinutesAndSaidOnce(Failure refusal, CapturedOutput output) {
        assertThat(guard.admits()).isTrue();
        assertThat(guard.admits()).isTrue();
        guard.learn(broken(refusal, null), AT_ONCE);
        guard.learn(broken(refusal, null), AT_ONCE);

        assertThat(output.getAll().split("The language model refused us", -1)).hasSize(2);
        assertRestsFor(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @EnumSource(names = {"RATE_LIMITED", "REJECTED", "CONTENT_FILTER", "CANCELLED", "INTERNAL"})
    void whatIsNoFaultOfTheModelIsNotHeldAgainstIt(Failure failure) {
        for (int i = 0; i < 20; i++) {
            end(broken(failure, null));
        }

        assertAsked();
    }

    /// From now on, and no longer: whoever is asked in the end is asked for nothing.
    private void assertRestsFor(Duration rest) {
        now = now.plus(rest).minus(A_MOMENT);
        assertLeftAlone();
        now = now.plus(A_MOMENT).plus(A_MOMENT);
        assertThat(guard.admits()).isTrue();
        guard.learn(null, AT_ONCE);
    }

    private void assertLeftAlone() {
        assertThat(guard.admits()).isFalse();
        assertThat(guard.state()).isEqualTo(DeploymentStatus.Breaker.OPEN);
    }

    private void assertAsked() {
        assertThat(guard.state()).isEqualTo(DeploymentStatus.Breaker.CLOSED);
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            end(broken(Failure.SERVER_ERROR, null));
        }
    }

    private void answer(int times, Duration firstSign) {
        for (int i = 0; i < times; i++) {
            assertThat(guard.admits()).isTrue();
            guard.learn(whole(), firstSign);
        }
    }

    private void end(Outcome outcome) {
        assertThat(guard.admits()).isTrue();
        guard.learn(outcome, AT_ONCE);
    }

    private static Outcome whole() {
        return new Outcome.Whole("Yes.", false, Usage.NONE, AT_ONCE, AT_ONCE);
    }

    private static Outcome broken(Failure failure, @Nullable Duration retryAfter) {
        return new Outcome.Broken("", failure, null, retryAfter, "no", TokenCounts.NONE);
    }

    private static DeploymentSettings settings() {
        return new DeploymentSettings(
                "a",
                "a",
                Provider.OPENAI,
                "https://models.example/v1",
                Secret.of("k"),
                "m",
                4,
                null);
    }

    private static LlmProperties.Breaker shipped() {
        return new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("nightdesk.llm", LlmProperties.class)
                .breaker();
    }
}
