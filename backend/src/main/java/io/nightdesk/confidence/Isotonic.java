package io.nightdesk.confidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A rising line through what was right, by pooling neighbours that fall (Ayer and others, 1955):
/// makes probabilities out of numbers that only rank well. Between two steps it goes straight, so
/// that it ties fewer than stairs would.
///
/// @param steps rising in both
record Isotonic(List<Step> steps) {

    /// @param said the mean of the numbers pooled here
    /// @param was the share of them that was right
    record Step(double said, double was) {}

    Isotonic {
        steps = List.copyOf(steps);
    }

    /// @param outcomes at least one
    static Isotonic fit(List<Outcome> outcomes) {
        List<Pool> pools = new ArrayList<>();
        for (Outcome outcome :
                outcomes.stream().sorted(Comparator.comparingDouble(Outcome::likely)).toList()) {
            Pool pool = new Pool(1, outcome.likely(), outcome.right() ? 1 : 0);
            while (!pools.isEmpty() && !pools.getLast().isBelow(pool)) {
                pool = pools.removeLast().with(pool);
            }
            pools.add(pool);
        }
        return new Isotonic(pools.stream().map(pool -> new Step(pool.said(), pool.was())).toList());
    }

    private record Pool(int size, double sum, double right) {

        double said() {
            return sum / size;
        }

        double was() {
            return right / size;
        }

        boolean isBelow(Pool other) {
            return was() < other.was() && said() < other.said();
        }

        Pool with(Pool other) {
            return new Pool(size + other.size, sum + other.sum, right + other.right);
        }
    }

    double at(double said) {
        Step low = steps.getFirst();
        for (Step high : steps) {
            if (said <= high.said()) {
                double width = high.said() - low.said();
                return width <= 0
                        ? high.was()
                        : low.was() + (high.was() - low.was()) * (said - low.said()) / width;
            }
            low = high;
        }
        return low.was();
    }
}
