package io.nightdesk.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// When the same deployment is asked once more, and after how long.
class RetryTests {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource(names = {"CONNECT", "SERVER_ERROR"})
    void whoFailedWithoutAWordIsAskedAgainAfterSomeTenthsOfASecond(Failure failure) {
        assertThat(Stream.generate(() -> pause(failure, null)).limit(1_000))
                .allSatisfy(
                        pause ->
                                assertThat(pause)
                                        .isBetween(Duration.ofMillis(200), Duration.ofMillis(600)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "RATE_LIMITED"})
    void whoNamesATimeIsAskedAgainThenIfThatIsSoon(Failure failure) {
        assertThat(pause(failure, LONGEST)).isEqualTo(LONGEST);
        assertThat(pause(failure, LONGEST.plusMillis(1))).isNull();
    }

    @Test
    void whoAsksForRestAndNamesNoTimeIsNotAskedAgain() {
        assertThat(pause(Failure.RATE_LIMITED, null)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CONNECT", "SERVER_ERROR", "RATE_LIMITED"})
    void nobodyElseIsAskedAgain(Failure failure) {
        assertThat(pause(failure, null)).isNull();
        assertThat(pause(failure, Duration.ofSeconds(1))).isNull();
    }

    private static @Nullable Duration pause(Failure failure, @Nullable Duration told) {
        return Retry.pause(new Outcome.Broken("", failure, null, told, "no", TokenCounts.NONE));
    }
}
