package io.nightdesk.confidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class SiteFitTests {

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
                List<SiteFit.Labelled> own = shuffled(site.name(), draw);
                SiteFit fit = SiteFit.of(others, own.subList(0, 60)).orElseThrow();
                List<SiteFit.Labelled> rest = own.subList(60, own.size());
                lossBefore += loss(rest, it -> others.probability(Example.features(it.signals())));
                lossAfter += loss(rest, it -> fit.probability(it.signals()));
            }
            assertThat(lossAfter).as(site.name()).isLessThan(lossBefore * 1.01);
            before += lossBefore;
            after += lossAfter;
        }

        assertThat(after).isLessThan(before * 0.96);
    }

    @Test
    void threeHundredJudgementsStraightenThemToo() {
        List<SiteFit.Labelled> own = shuffled("clinc150", 1);

        assertThat(SiteFit.of(others("clinc150"), own.subList(0, 299)).orElseThrow().isotonic())
                .isNull();
        assertThat(SiteFit.of(others("clinc150"), own.subList(0, 300)).orElseThrow().isotonic())
                .isNotNull();
    }

    /// The likeliest of them were right without exception.
    @Test
    void whereAllLikelyOnesWereRightTheJudgeIsStillHeard() {
        List<SiteFit.Labelled> own = shuffled("clinc150", 1);
        SiteFit fit = SiteFit.of(others("clinc150"), own.subList(0, 300)).orElseThrow();
        Evidence rejected = new Evidence(Sufficiency.NONE, null, null, 0.5);

        double surest =
                own.stream().mapToDouble(it -> fit.probability(it.signals())).max().orElseThrow();

        assertThat(surest).isGreaterThan(0.95).isLessThan(1);
        assertThat(rejected.on(surest)).isLessThan(surest - 0.05);
    }

    @Test
    void fewOrOneSidedJudgementsFitNothing() {
        List<SiteFit.Labelled> own = shuffled("sample", 1);
        List<SiteFit.Labelled> right = own.stream().filter(SiteFit.Labelled::right).toList();

        assertThat(SiteFit.of(others("sample"), own.subList(0, SiteFit.FEWEST - 1))).isEmpty();
        assertThat(SiteFit.of(others("sample"), right.subList(0, 50))).isEmpty();
    }

    private static Logistic others(String site) {
        return Calibration.of(
                        ExampleSet.shipped().stream()
                                .filter(set -> !set.name().equals(site))
                                .toList())
                .oneOfThree();
    }

    private static List<SiteFit.Labelled> shuffled(String site, long seed) {
        List<SiteFit.Labelled> own = new ArrayList<>();
        ExampleSet.shipped().stream()
                .filter(set -> set.name().equals(site))
                .flatMap(set -> set.examples().stream())
                .forEach(it -> own.add(new SiteFit.Labelled(it.signals(), it.oneOfThree(), 1)));
        Collections.shuffle(own, new Random(seed));
        return own;
    }

    private static double loss(
            List<SiteFit.Labelled> judged, ToDoubleFunction<SiteFit.Labelled> probability) {
        return judged.stream()
                .mapToDouble(
                        it -> {
                            double said = probability.applyAsDouble(it);
                            return -Math.log(it.right() ? said : 1 - said);
                        })
                .average()
                .orElseThrow();
    }
}
