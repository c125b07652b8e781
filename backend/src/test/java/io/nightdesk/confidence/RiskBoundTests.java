package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RiskBoundTests {

    @Test
    void samplesAreAsLargeAsTheTablesSay() {
        // Sample sizes that show 95 % with 95 % certainty, with none, one, two and three failures
        assertThat(IntStream.rangeClosed(0, 3).map(wrong -> RiskBound.needed(wrong, 0.05)))
                .containsExactly(59, 93, 124, 153);
        assertThat(RiskBound.needed(0, 0.01)).isEqualTo(299);
    }

    @Test
    void theCutOffIsTheLowestThatIsShown() {
        List<Outcome> judged = new ArrayList<>(judged(0.9, 80, 0));
        judged.addAll(judged(0.8, 40, 0));
        judged.addAll(judged(0.6, 30, 20));

        assertThat(RiskBound.cutOff(judged, 0.05)).hasValue(0.8);
        assertThat(RiskBound.cutOff(judged, 0.5)).hasValue(0.6);
    }

    @Test
    void aWrongOneAmongTheLikeliestIsOutweighedByEnoughRightOnes() {
        List<Outcome> judged = new ArrayList<>(judged(0.95, 0, 1));
        judged.addAll(judged(0.9, 92, 0));

        assertThat(RiskBound.cutOff(judged, 0.05)).hasValue(0.9);
        assertThat(RiskBound.cutOff(judged.subList(0, 92), 0.05)).isEmpty();
    }

    @Test
    void answersThatAreEquallyLikelyAreNotParted() {
        List<Outcome> judged = new ArrayList<>(judged(0.9, 59, 0));
        judged.addAll(judged(0.9, 0, 5));

        assertThat(RiskBound.cutOff(judged, 0.05)).isEmpty();
    }

    @Test
    void whatIsMissingIsCountedFromTheBestThereIs() {
        assertThat(RiskBound.missing(List.of(), 0.05)).isEqualTo(59);
        assertThat(RiskBound.missing(judged(0.9, 40, 0), 0.05)).isEqualTo(19);
        assertThat(RiskBound.missing(judged(0.9, 40, 1), 0.05)).isEqualTo(52);
        assertThat(RiskBound.missing(judged(0.9, 59, 0), 0.05)).isZero();
    }

    private static List<Outcome> judged(double likely, int right, int wrong) {
        return Stream.concat(
                        Stream.generate(() -> new Outcome(likely, true)).limit(right),
                        Stream.generate(() -> new Outcome(likely, false)).limit(wrong))
                .toList();
    }
}
