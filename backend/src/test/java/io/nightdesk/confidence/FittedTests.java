package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class FittedTests {

    /// Each shipped set in turn is a site that the others know nothing of.
    @Test
    void sixtyJudgementsHelpOnTheWholeAndHarmNoSite() {
        double before = 0;
        double after = 0;
        for (ExampleSet site : ExampleSet.shipped()) {
            double lossBefore = 0;
            double lossAfter = 0;
            Logistic others = others(site.name());
            for (int draw = 0; draw < 20; draw++) {
                List<Logistic.Example> own = shuffled(site.name(), draw);
                Fitted fit = Fitted.of(others, own.subList(0, 60)).orElseThrow();
                List<Logistic.Example> rest = own.subList(60, own.size());
                lossBefore += loss(rest, it -> others.probability(it.features()));
                lossAfter += loss(rest, it -> fit.probability(it.features()));
            }
            assertThat(lossAfter).as(site.name()).isLessThan(lossBefore * 1.01);
            before += lossBefore;
            after += lossAfter;
        }

        assertThat(after).isLessThan(before * 0.96);
    }

    @Test
    void threeHundredJudgementsStraightenThemToo() {
        List<Logistic.Example> own = shuffled("clinc150", 1);

        assertThat(Fitted.of(others("clinc150"), own.subList(0, 299)).orElseThrow().isotonic())
                .isNull();
        assertThat(Fitted.of(others("clinc150"), own.subList(0, 300)).orElseThrow().isotonic())
                .isNotNull();
    }

    /// A person's word against what customers do.
    @Test
    void whatCountsLessCountsLessInTheStraightLineToo() {
        List<Double> features = new Evidence(Sufficiency.FULL, null, 90, 0).features(0.5);
        List<Logistic.Example> judged = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean right = i % 2 == 0;
            judged.add(new Logistic.Example(features, right, right ? 1 : 0.25));
        }

        Fitted fit = Fitted.of(Evidence.SHIPPED, judged).orElseThrow();

        assertThat(fit.isotonic()).isNotNull();
        assertThat(fit.probability(features)).isCloseTo(0.8, within(0.01));
    }

    /// The likeliest of them were right without exception.
    @Test
    void whereAllLikelyOnesWereRightTheJudgeIsStillHeard() {
        List<Logistic.Example> own = shuffled("clinc150", 1);
        Fitted fit = Fitted.of(others("clinc150"), own.subList(0, 300)).orElseThrow();
        Evidence rejected = new Evidence(Sufficiency.NONE, null, null, 0.5);

        double surest =
                own.stream().mapToDouble(it -> fit.probability(it.features())).max().orElseThrow();

        assertThat(surest).isGreaterThan(0.95).isLessThan(1);
        assertThat(rejected.on(surest)).isLessThan(surest - 0.05);
    }

    @Test
    void fewOrOneSidedJudgementsFitNothing() {
        List<Logistic.Example> own = shuffled("sample", 1);
        List<Logistic.Example> right = own.stream().filter(Logistic.Example::positive).toList();

        assertThat(Fitted.of(others("sample"), own.subList(0, Fitted.FEWEST - 1))).isEmpty();
        assertThat(Fitted.of(others("sample"), right.subList(0, 50))).isEmpty();
    }

    /// Of a judge that says anything, whatever is right.
    @Test
    void judgementsTeachHowFarAJudgeIsToBeBelieved() {
        Random random = new Random(7);
        Evidence enough = new Evidence(Sufficiency.FULL, Sufficiency.FULL, 90, 0);
        Evidence lacking = new Evidence(Sufficiency.NONE, Sufficiency.FULL, 90, 0);
        List<Logistic.Example> judged = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Evidence said = random.nextBoolean() ? enough : lacking;
            judged.add(new Logistic.Example(said.features(0.5), random.nextBoolean(), 1));
        }

        Fitted fit = Fitted.of(Evidence.SHIPPED, judged).orElseThrow();

        assertThat(enough.on(0.5) - lacking.on(0.5)).isGreaterThan(0.7);
        assertThat(fit.probability(enough.features(0.5)))
                .isCloseTo(fit.probability(lacking.features(0.5)), within(0.4));
    }

    /// What is shipped is nearly certain of them, and half of them are wrong.
    @Test
    void judgementsThatContradictWhatIsShippedAreFitted() {
        Evidence enough = new Evidence(Sufficiency.FULL, Sufficiency.FULL, 90, 0);
        List<Logistic.Example> judged = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            judged.add(new Logistic.Example(enough.features(0.9), i % 2 == 0, 1));
        }

        Fitted fit = Fitted.of(Evidence.SHIPPED, judged).orElseThrow();

        assertThat(enough.on(0.9)).isGreaterThan(0.99);
        assertThat(fit.probability(enough.features(0.9))).isCloseTo(0.5, within(0.05));
    }

    @Test
    void asFewJudgementsAsAreNeededMoveWhatModelsSayOnlyALittle() {
        Evidence enough = new Evidence(Sufficiency.FULL, Sufficiency.FULL, 90, 0);
        List<Logistic.Example> judged = new ArrayList<>();
        for (int i = 0; i < Fitted.FEWEST; i++) {
            judged.add(new Logistic.Example(enough.features(0.5), i % 10 != 0, 1));
        }

        Fitted fit = Fitted.of(Evidence.SHIPPED, judged).orElseThrow();

        assertThat(fit.probability(enough.features(0.5))).isBetween(0.89, enough.on(0.5));
    }

    private static Logistic others(String site) {
        return Calibration.of(
                        ExampleSet.shipped().stream()
                                .filter(set -> !set.name().equals(site))
                                .toList())
                .oneOfThree();
    }

    private static List<Logistic.Example> shuffled(String site, long seed) {
        List<Logistic.Example> own = new ArrayList<>();
        ExampleSet.shipped().stream()
                .filter(set -> set.name().equals(site))
                .flatMap(set -> set.examples().stream())
                .forEach(it -> own.add(new Logistic.Example(it.features(), it.oneOfThree(), 1)));
        Collections.shuffle(own, new Random(seed));
        return own;
    }

    private static double loss(
            List<Logistic.Example> judged, ToDoubleFunction<Logistic.Example> probability) {
        return judged.stream()
                .mapToDouble(
                        it -> {
                            double said = probability.applyAsDouble(it);
                            return -Math.log(it.positive() ? said : 1 - said);
                        })
                .average()
                .orElseThrow();
    }
}
