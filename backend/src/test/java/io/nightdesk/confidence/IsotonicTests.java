package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsotonicTests {

    @Test
    void neighboursThatFallArePooled() {
        Isotonic fitted =
                Isotonic.fit(
                        List.of(one(0.1, false), one(0.3, true), one(0.5, false), one(0.9, true)));

        assertThat(fitted.steps())
                .containsExactly(
                        new Isotonic.Step(0.1, 0.25),
                        new Isotonic.Step(0.4, 0.5),
                        new Isotonic.Step(0.9, 0.75));
        assertThat(fitted.at(0.25)).isCloseTo(0.375, within(1e-12));
    }

    @Test
    void beyondTheEndsItIsLevel() {
        Isotonic fitted = Isotonic.fit(List.of(one(0.4, false), one(0.6, true)));

        assertThat(fitted.at(0)).isEqualTo(0.25);
        assertThat(fitted.at(1)).isEqualTo(0.75);
    }

    @Test
    void onesThatAreEquallyLikelyAreOneStep() {
        Isotonic fitted = Isotonic.fit(List.of(one(0.5, false), one(0.5, true)));

        assertThat(fitted.steps()).containsExactly(new Isotonic.Step(0.5, 0.5));
    }

    @Test
    void theMoreWereAllRightTheSurerItIsButNeverWholly() {
        assertThat(Isotonic.fit(same(0.9, true, 3)).at(0.9)).isEqualTo(3.5 / 4);
        assertThat(Isotonic.fit(same(0.9, true, 150)).at(0.9)).isEqualTo(150.5 / 151);
        assertThat(Isotonic.fit(same(0.1, false, 150)).at(0.1)).isEqualTo(0.5 / 151);
    }

    @Test
    void smoothingLeavesItRising() {
        List<Isotonic.Example> outcomes = new ArrayList<>(same(0.1, false, 1));
        outcomes.addAll(same(0.2, true, 1));
        outcomes.addAll(same(0.2, false, 19));
        outcomes.addAll(same(0.9, true, 2));

        Isotonic fitted = Isotonic.fit(outcomes);

        assertThat(fitted.steps()).hasSize(2);
        assertThat(fitted.steps().getFirst().was()).isEqualTo(1.5 / 22);
        assertThat(fitted.steps().getLast().was()).isEqualTo(2.5 / 3);
    }

    @Test
    void eachCountsByItsWeight() {
        List<Isotonic.Example> examples = new ArrayList<>(same(0.5, true, 150));
        examples.addAll(Collections.nCopies(150, new Isotonic.Example(0.5, false, 0.25)));

        assertThat(Isotonic.fit(examples).at(0.5)).isEqualTo(150.5 / 188.5);
    }

    private static List<Isotonic.Example> same(double likely, boolean right, int times) {
        return Collections.nCopies(times, one(likely, right));
    }

    private static Isotonic.Example one(double likely, boolean right) {
        return new Isotonic.Example(likely, right, 1);
    }
}
