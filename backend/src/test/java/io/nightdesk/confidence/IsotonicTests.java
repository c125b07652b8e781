package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class IsotonicTests {

    @Test
    void neighboursThatFallArePooled() {
        Isotonic fitted =
                Isotonic.fit(
                        List.of(
                                new Outcome(0.1, false),
                                new Outcome(0.3, true),
                                new Outcome(0.5, false),
                                new Outcome(0.9, true)));

        assertThat(fitted.steps())
                .containsExactly(
                        new Isotonic.Step(0.1, 0),
                        new Isotonic.Step(0.4, 0.5),
                        new Isotonic.Step(0.9, 1));
        assertThat(fitted.at(0.25)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void beyondTheEndsItIsLevel() {
        Isotonic fitted = Isotonic.fit(List.of(new Outcome(0.4, false), new Outcome(0.6, true)));

        assertThat(fitted.at(0)).isZero();
        assertThat(fitted.at(1)).isEqualTo(1);
    }

    @Test
    void onesThatAreEquallyLikelyAreOneStep() {
        Isotonic fitted = Isotonic.fit(List.of(new Outcome(0.5, false), new Outcome(0.5, true)));

        assertThat(fitted.steps()).containsExactly(new Isotonic.Step(0.5, 0.5));
    }
}
