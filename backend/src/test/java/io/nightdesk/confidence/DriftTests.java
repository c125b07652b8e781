package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Answers from 0.7 on are given here, and at most 5 % of them may be wrong.
class DriftTests {

    private final List<Drift.Seen> judged = new ArrayList<>();

    @Test
    void withoutJudgementsNothingIsContradicted() {
        assertThat(drift()).isEqualTo(new Drift(List.of(), 0, 0, 0, 0, 0));
    }

    @Test
    void moreWrongOnesThanAllowedMayStillBeChance() {
        judge(46, 0.95, true, true);
        judge(4, 0.95, false, true);
        assertThat(drift().alarms()).isEmpty();
    }

    @Test
    void fiveWrongOnesInTwentyRefuteOneInTwenty() {
        judge(15, 0.8, true, true);
        judge(5, 0.8, false, true);

        assertThat(drift().alarms()).containsExactly(Drift.Alarm.MORE_WRONG);
        assertThat(drift().given()).isEqualTo(20);
        assertThat(drift().wrong()).isEqualTo(5);
        assertThat(Drift.of(judged, 0.7, null).alarms()).isEmpty();
    }

    @Test
    void whatIsAskedForBecauseItIsUncertainRefutesNoBound() {
        judge(15, 0.8, true, false);
        judge(5, 0.8, false, false);

        assertThat(drift().alarms()).isEmpty();
    }

    @Test
    void whoIsRightLessOftenThanItSaysIsTooSure() {
        judge(25, 0.69, true, false);
        assertThat(drift().alarms()).containsExactly(Drift.Alarm.TOO_UNSURE);

        judge(25, 0.69, false, false);
        assertThat(drift().alarms()).containsExactly(Drift.Alarm.TOO_SURE);
    }

    @Test
    void onlyTheNewestFiftyCount() {
        judge(50, 0.5, false, true);
        judge(25, 0.5, true, true);
        judge(25, 0.5, false, true);

        assertThat(drift()).isEqualTo(new Drift(List.of(), 50, 25, 25, 0, 0));
    }

    private Drift drift() {
        return Drift.of(judged, 0.7, 0.05);
    }

    /// Each judged a second after the one before.
    private void judge(int times, double likely, boolean right, boolean random) {
        for (int i = 0; i < times; i++) {
            judged.add(
                    new Drift.Seen(
                            Instant.EPOCH.plusSeconds(judged.size()),
                            new Outcome(likely, right),
                            random));
        }
    }
}
