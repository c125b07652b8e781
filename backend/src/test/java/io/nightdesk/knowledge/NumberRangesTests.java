package io.nightdesk.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumberRangesTests {

    @Test
    void aNumberIsLookedUpInRanges() {
        assertThat(NumberRanges.hold("EU: 42, Foot length in cm: 26.4–26.9", "mine is 26,7 cm"))
                .isTrue();
        assertThat(NumberRanges.hold("EU: 43, Foot length in cm: 27.0-27.6", "mine is 26,7 cm"))
                .isFalse();
        assertThat(NumberRanges.hold("Size: L, Chest: 103–110", "im 104 round the chest")).isTrue();
    }

    @Test
    void aSmallWholeNumberIsNoMeasure() {
        assertThat(NumberRanges.hold("Days: 1–5", "only 2 of my 3 things came")).isFalse();
    }
}
