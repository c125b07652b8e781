package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ClopperPearsonTests {

    @Test
    void boundsAreThoseOfTheTables() {
        // Two-sided 95 %, as in tables of exact binomial intervals
        assertThat(ClopperPearson.lower(1, 10, 0.025)).isCloseTo(0.0025, within(5e-5));
        assertThat(ClopperPearson.upper(1, 10, 0.025)).isCloseTo(0.4450, within(5e-5));
        assertThat(ClopperPearson.lower(5, 20, 0.025)).isCloseTo(0.0866, within(5e-5));
        assertThat(ClopperPearson.upper(5, 20, 0.025)).isCloseTo(0.4910, within(5e-5));
        assertThat(ClopperPearson.lower(10, 100, 0.025)).isCloseTo(0.0490, within(5e-5));
        assertThat(ClopperPearson.upper(10, 100, 0.025)).isCloseTo(0.1762, within(5e-5));
    }

    @Test
    void withoutAWrongOneTheBoundIsARoot() {
        assertThat(ClopperPearson.upper(0, 59, 0.05))
                .isCloseTo(1 - Math.pow(0.05, 1 / 59.0), within(1e-12));
        assertThat(ClopperPearson.upper(0, 5_000, 0.05))
                .isCloseTo(1 - Math.pow(0.05, 1 / 5_000.0), within(1e-12));
    }

    @Test
    void noneAndAllHaveBoundsToo() {
        assertThat(ClopperPearson.lower(0, 30, 0.025)).isZero();
        assertThat(ClopperPearson.upper(30, 30, 0.025)).isEqualTo(1);
        assertThat(ClopperPearson.upper(0, 0, 0.05)).isEqualTo(1);
    }
}
