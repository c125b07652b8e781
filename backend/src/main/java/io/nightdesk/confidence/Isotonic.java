package io.nightdesk.confidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// A rising line through what was right, by pooling neighbours that fall (Ayer and others, 1955):
/// makes probabilities out of numbers that only rank well. Between two steps it goes straight, so
/// that it ties fewer than stairs would. The share of a pool is smoothed by its weight (Krichevsky
/// and Trofimov, 1981: half a right one and half a wrong one more), since a few that were all right
/// do not show that nothing can be wrong.
///
/// @param steps rising in both
record Isotonic(List<Step> steps) {

    /// What was said of something and how it was.
    ///
    /// @param weight how much it counts for
    record Example(double said, boolean right, double weight) {}

    /// @param said the mean of the numbers pooled here
    /// @param was the share of them that was right, smoothed
    record Step(double said, double was) {}

    Isotonic {
        steps = List.copyOf(steps);
    }

    /// @param examples at least one
    static Isotonic fit(List<Example> examples) {
        List<Pool> each =
                examples.stream()
                        .sorted(Comparator.comparingDouble(Example::said))
                        .map(Pool::of)
                        .toList();
        // Smoothing pulls a small pool further than a large one, and may turn neighbours around.
        List<Pool> pools = rising(rising(each, Pool::share), Pool::smoothed);
        return new Isotonic(
                pools.stream().map(pool -> new Step(pool.said(), pool.smoothed())).toList());
    }

    private static List<Pool> rising(List<Pool> given, ToDoubleFunction<Pool> was) {
        List<Pool> pools = new ArrayList<>();
        for (Pool next : given) {
            Pool pool = next;
            while (!pools.isEmpty() && !isBelow(pools.getLast(), pool, was)) {
                pool = pools.removeLast().with(pool);
            }
            pools.add(pool);
        }
        return pools;
    }

    private static boolean isBelow(Pool low, Pool high, ToDoubleFunction<Pool> was) {
        return was.applyAsDouble(low) < was.applyAsDouble(high) && low.said() < high.said();
    }

    /// Sums over what is pooled, each by its weight.
    private record Pool(double weight, double sum, double right) {

        static Pool of(Example one) {
            return new Pool(
                    one.weight(), one.weight() * one.said(), one.right() ? one.weight() : 0);
        }

        double said() {
            return sum / weight;
        }

        double share() {
            return right / weight;
        }

        double smoothed() {
            return (right + 0.5) / (weight + 1);
        }

        Pool with(Pool other) {
            return new Pool(weight + other.weight, sum + other.sum, right + other.right);
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
