package io.nightdesk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.nightdesk.gateway.OwnBeat.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OwnBeatTests {

    private final OwnBeat beat = new OwnBeat(Duration.ofMillis(1_250));

    @Test
    void whatComesBackIsHeard() {
        assertThat(judgedAt(10)).isEqualTo(Verdict.MISSED);
        heardAt(10.1);

        assertThat(judgedAt(10.5)).isEqualTo(Verdict.HEARD);
        assertThat(judgedAt(11)).isEqualTo(Verdict.HEARD);
    }

    @Test
    void whatDoesNotComeBackIsMissedAfterTwo() {
        judgedAt(9);
        heardAt(10);

        assertThat(judgedAt(10.2)).isEqualTo(Verdict.HEARD);
        assertThat(judgedAt(10.7)).isEqualTo(Verdict.HEARD);
        assertThat(judgedAt(11.2)).isEqualTo(Verdict.HEARD);
        assertThat(judgedAt(11.7)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aGapInWhichNothingWasSentIsNotJudged() {
        judgedAt(9.5);
        heardAt(9.6);
        judgedAt(10);

        assertThat(judgedAt(20)).isEqualTo(Verdict.OPEN);
        assertThat(judgedAt(20.5)).isEqualTo(Verdict.OPEN);
        heardAt(20.6);
        assertThat(judgedAt(21)).isEqualTo(Verdict.HEARD);
    }

    @Test
    void whatIsNotHeardAfterAGapIsMissedAllTheSame() {
        judgedAt(9.5);
        heardAt(9.6);
        judgedAt(20);

        assertThat(judgedAt(20.5)).isEqualTo(Verdict.OPEN);
        assertThat(judgedAt(21)).isEqualTo(Verdict.OPEN);
        assertThat(judgedAt(21.5)).isEqualTo(Verdict.MISSED);
    }

    @Test
    void aConnectionThatIsGoneNeedNotBeMissedFirst() {
        judgedAt(10);
        heardAt(10.1);
        beat.lost();

        assertThat(judgedAt(10.5)).isEqualTo(Verdict.MISSED);
        assertThat(judgedAt(20)).isEqualTo(Verdict.MISSED);
    }

    private void heardAt(double second) {
        beat.heard(nanos(second));
    }

    private Verdict judgedAt(double second) {
        return beat.judge(nanos(second));
    }

    private static long nanos(double seconds) {
        return (long) (seconds * 1e9);
    }
}
