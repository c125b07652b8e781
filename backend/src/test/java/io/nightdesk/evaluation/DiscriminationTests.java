package io.nightdesk.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nightdesk.evaluation.Discrimination.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiscriminationTests {

    @Test
    void whatTellsAllApartIsPerfect() {
        Discrimination perfect = of(told(0.9, true), told(0.8, true), told(0.2, false));

        assertThat(perfect.auroc()).isEqualTo(1);
        assertThat(mean(perfect, "aupr")).isEqualTo(1);
        assertThat(mean(perfect, "fpr95")).isZero();
        assertThat(perfect.coverage(0.95)).isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void whatSaysTheSameOfAllTellsNothing() {
        Discrimination equal = of(told(0.5, true), told(0.5, false), told(0.5, false));

        assertThat(equal.auroc()).isEqualTo(0.5);
        assertThat(equal.coverage(0.9)).isZero();
    }

    @Test
    void oneWrongPairOfFourCostsAQuarter() {
        Discrimination figures =
                of(told(0.9, true), told(0.8, false), told(0.7, true), told(0.1, false));

        assertThat(figures.auroc()).isEqualTo(0.75);
    }

    @Test
    void theRiskIsThatOfTheMostProbable() {
        Discrimination figures =
                of(told(0.9, true), told(0.8, false), told(0.7, true), told(0.1, false));

        assertThat(figures.risks()).containsExactly(0, 0.5, 1.0 / 3, 0.5);
    }

    @Test
    void whoSaysWhatHappensIsCalibrated() {
        Random random = new Random(1);
        List<Told> honest = new ArrayList<>();
        List<Told> boastful = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            double probability = random.nextDouble();
            boolean right = random.nextDouble() < probability;
            honest.add(told(probability, right));
            boastful.add(told(Math.sqrt(probability), right));
        }

        assertThat(mean(new Discrimination(honest), "ece")).isLessThan(0.03);
        assertThat(mean(new Discrimination(boastful), "ece")).isGreaterThan(0.1);
    }

    private static double mean(Discrimination figures, String name) {
        return figures.figures().get(name) instanceof Interval interval
                ? interval.mean()
                : Double.NaN;
    }

    private static Told told(double probability, boolean right) {
        return new Told(probability, right);
    }

    private static Discrimination of(Told... told) {
        return new Discrimination(List.of(told));
    }
}
