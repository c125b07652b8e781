package io.nightdesk.confidence;

import io.nightdesk.knowledge.Signals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Turns signals into probabilities, by three logistic regressions. Each set of examples counts as
/// much as any other, however many questions it has, since a new site resembles no set more than
/// another. How much of a set is right counts for nothing: that of a new site is unknown, and is
/// taken for the mean. Fitting takes milliseconds, so that examples are kept and not weights. Safe
/// from any thread.
public final class Calibration {

    /// As much as so many questions that speak for no weight at all. Flat between 3 and 30 on four
    /// sets, each held out in turn.
    private static final double RIDGE = 10;

    private final Logistic answerable;
    private final Logistic firstRight;
    private final Logistic oneOfThree;

    private Calibration(List<ExampleSet> sets) {
        answerable = fit(sets, Example::answerable);
        firstRight = fit(sets, Example::firstRight);
        oneOfThree = fit(sets, Example::oneOfThree);
    }

    /// Fitted on these sets together; they must hold right and wrong ones.
    public static Calibration of(List<ExampleSet> sets) {
        return new Calibration(sets);
    }

    public static Calibration shipped() {
        return of(ExampleSet.shipped());
    }

    public Confidence confidence(Signals signals) {
        if (signals.equals(Signals.NONE)) {
            return new Confidence(0, 0, 0, signals);
        }
        List<Double> features = Example.features(signals);
        return new Confidence(
                answerable.probability(features),
                firstRight.probability(features),
                oneOfThree.probability(features),
                signals);
    }

    /// What quotations rest on.
    Logistic oneOfThree() {
        return oneOfThree;
    }

    private static Logistic fit(List<ExampleSet> sets, Predicate<Example> is) {
        int all = sets.stream().mapToInt(set -> set.examples().size()).sum();
        List<List<Logistic.Example>> groups = new ArrayList<>();
        for (ExampleSet set : sets) {
            double weight = (double) all / sets.size() / set.examples().size();
            groups.add(
                    set.examples().stream()
                            .map(it -> new Logistic.Example(it.features(), is.test(it), weight))
                            .toList());
        }
        return Logistic.fit(groups, RIDGE);
    }
}
