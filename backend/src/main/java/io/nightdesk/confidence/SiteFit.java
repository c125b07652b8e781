package io.nightdesk.confidence;

import io.nightdesk.knowledge.Signals;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How likely a quotation is right on one site, fitted to its judgements: the shipped regression,
/// moved as far as they speak for it and, where there are many, straightened by their shares.
///
/// @param isotonic null where they were too few
record SiteFit(Logistic.Parameters logistic, @Nullable Isotonic isotonic) {

    /// Fewer say nothing that the shipped examples do not.
    static final int FEWEST = 30;

    /// As much as so many judgements speak for the shipped weights. Flat between 3 and 30 on four
    /// sets, each fitted to 30 to 100 of its own questions and tried on the others.
    private static final double RIDGE = 10;

    private static final int FEWEST_ISOTONIC = 300;

    /// A judged quotation.
    ///
    /// @param weight how far it is to be believed, 0 to 1
    record Labelled(Signals signals, boolean right, double weight) {}

    /// Empty where there are fewer than [#FEWEST], or all are right, or none.
    static Optional<SiteFit> of(Logistic shipped, List<Labelled> judged) {
        long right = judged.stream().filter(Labelled::right).count();
        if (judged.size() < FEWEST || right == 0 || right == judged.size()) {
            return Optional.empty();
        }
        Logistic moved =
                shipped.refitted(
                        judged.stream()
                                .map(
                                        it ->
                                                new Logistic.Example(
                                                        Example.features(it.signals()),
                                                        it.right(),
                                                        it.weight()))
                                .toList(),
                        RIDGE);
        Isotonic isotonic =
                judged.size() < FEWEST_ISOTONIC
                        ? null
                        : Isotonic.fit(
                                judged.stream()
                                        .map(it -> new Outcome(of(moved, it.signals()), it.right()))
                                        .toList());
        return Optional.of(new SiteFit(moved.parameters(), isotonic));
    }

    double probability(Signals signals) {
        double likely = of(Logistic.of(logistic), signals);
        return isotonic == null ? likely : isotonic.at(likely);
    }

    private static double of(Logistic logistic, Signals signals) {
        return logistic.probability(Example.features(signals));
    }
}
