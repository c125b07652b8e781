package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EvidenceTests {

    private static final double PRIOR = 0.5;

    @Test
    void eachSignOfRightnessRaisesTheProbabilityAndEachOfWrongnessLowersIt() {
        double silent = new Evidence(null, Sufficiency.PARTIAL, null, 0).on(PRIOR);
        assertThat(silent).isEqualTo(PRIOR);
        assertThat(new Evidence(Sufficiency.FULL, Sufficiency.PARTIAL, null, 0).on(PRIOR))
                .isGreaterThan(0.9);
        assertThat(new Evidence(Sufficiency.NONE, Sufficiency.PARTIAL, null, 0).on(PRIOR))
                .isLessThan(0.1);
        assertThat(new Evidence(null, Sufficiency.FULL, null, 0).on(PRIOR)).isGreaterThan(PRIOR);
        assertThat(new Evidence(null, Sufficiency.PARTIAL, 100, 0).on(PRIOR)).isGreaterThan(PRIOR);
        assertThat(new Evidence(null, Sufficiency.PARTIAL, null, 0.5).on(PRIOR)).isLessThan(PRIOR);
    }

    @Test
    void whatTheJudgeSaysOutweighsWhatTheWriterSaysOfItself() {
        assertThat(new Evidence(Sufficiency.NONE, Sufficiency.FULL, 100, 0).on(PRIOR))
                .isLessThan(PRIOR);
    }

    @Test
    void nothingIsSoSureThatNobodyIsHeardAnyMore() {
        Evidence against = new Evidence(Sufficiency.NONE, Sufficiency.PARTIAL, 0, 1);
        Evidence all = new Evidence(Sufficiency.FULL, Sufficiency.FULL, 100, 0);

        assertThat(against.on(1)).isLessThan(PRIOR);
        assertThat(all.on(0)).isBetween(0.2, PRIOR);
        assertThat(all.on(1)).isBetween(0.99, Math.nextDown(1.0));
        assertThat(against.on(0)).isBetween(Double.MIN_VALUE, 0.01);
    }
}
