package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskCurveTests {

    /// 300 judged probabilities, the least likely 50 of them wrong.
    private static final List<Outcome> JUDGED =
            IntStream.range(0, 300).mapToObj(i -> new Outcome(0.4 + i * 0.002, i >= 50)).toList();

    @Test
    void theCutOffInForceIsAmongThePointsHoweverManyWereJudged() {
        double measured = RiskBound.cutOff(JUDGED, 0.05).orElseThrow();

        assertThat(RiskCurve.of(JUDGED, List.of(), measured))
                .hasSizeLessThanOrEqualTo(61)
                .extracting(RiskCurve.Point::cutOff)
                .contains(measured)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
    }

    @Test
    void aCutOffThatNothingWasJudgedAtLetsTheNextHigherOneThrough() {
        double next = JUDGED.get(45).likely();

        assertThat(RiskCurve.of(JUDGED, List.of(), next - 0.001))
                .extracting(RiskCurve.Point::cutOff)
                .contains(next);
    }

    @Test
    void aCutOffThatLetsNothingThroughAddsNoPoint() {
        assertThat(RiskCurve.of(JUDGED, List.of(), 1)).hasSize(60);
        assertThat(RiskCurve.of(List.of(), List.of(), 0.7)).isEmpty();
    }

    @Test
    void fewPointsAreAllShown() {
        assertThat(RiskCurve.of(JUDGED.subList(0, 30), List.of(), 0.7)).hasSize(30);
    }
}
