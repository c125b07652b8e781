package io.nightdesk.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SteadinessTests {

    private final Steadiness steadiness =
            new Steadiness(Duration.ofSeconds(1), Duration.ofSeconds(2));

    @Test
    void whatHasNeverBeatenIsNotSteady() {
        assertThat(lastsAt(0)).isFalse();
        assertThat(lastsAt(100)).isFalse();
    }

    @Test
    void beatsWithoutABreakAreSteadyAfterTheirSpan() {
        beatAt(10, 10.5, 11, 11.9);
        assertThat(lastsAt(11.95)).isFalse();
        assertThat(lastsAt(12)).isTrue();
    }

    @Test
    void whoHasJustMissedABeatIsNotSteady() {
        beatAt(10, 11, 12);
        assertThat(lastsAt(13)).isTrue();
        assertThat(lastsAt(13.1)).isFalse();
    }

    @Test
    void afterABreakItBeginsAgain() {
        beatAt(10, 11, 12, 20);
        assertThat(lastsAt(20)).isFalse();
        beatAt(21, 22);
        assertThat(lastsAt(22)).isTrue();
    }

    private void beatAt(double... seconds) {
        for (double second : seconds) {
            steadiness.beat(nanos(second));
        }
    }

    private boolean lastsAt(double second) {
        return steadiness.lasts(nanos(second));
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
