package io.nightdesk.confidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A shipped regression, moved as far as a site's judgements speak for it and, where there are
/// many, straightened by their shares.
///
/// @param isotonic null where they were too few
record Fitted(Logistic.Parameters logistic, @Nullable Isotonic isotonic) {

    /// Fewer say nothing that what is shipped does not.
    static final int FEWEST = 30;

    /// As much as so many judgements speak for the shipped weights. Flat between 3 and 30 on four
    /// sets, each fitted to 30 to 100 of its own questions and tried on the others.
    private static final double RIDGE = 10;

    private static final int FEWEST_ISOTONIC = 300;

    /// Empty where there are fewer than [#FEWEST], or all are right, or none.
    static Optional<Fitted> of(Logistic shipped, List<Logistic.Example> judged) {
        long right = judged.stream().filter(Logistic.Example::positive).count();
        if (judged.size() < FEWEST || right == 0 || right == judged.size()) {
            return Optional.empty();
        }
        Logistic moved = shipped.refitted(judged, RIDGE);
        Isotonic isotonic =
                judged.size() < FEWEST_ISOTONIC
                        ? null
                        : Isotonic.fit(
                                judged.stream()
                                        .map(
                                                it ->
                                                        new Isotonic.Example(
                                                                moved.probability(it.features()),
                                                                it.positive(),
                                                                it.weight()))
                                        .toList());
        return Optional.of(new Fitted(moved.parameters(), isotonic));
    }

    double probability(List<Double> features) {
        double likely = Logistic.of(logistic).probability(features);
        return isotonic == null ? likely : isotonic.at(likely);
    }
}
