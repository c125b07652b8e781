package io.nightdesk.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// A figure and where it may lie: the middle 95 % of 2,000 bootstrap samples, always the same ones.
record Interval(double mean, double low, double high) {

    private static final int SAMPLES = 2_000;
    private static final long SEED = 20_261_126L;

    /// Of a mean.
    static Interval of(List<Double> values) {
        return of(values, sample -> new double[] {mean(sample)}).getFirst();
    }

    /// Of several figures of the same values; a sample in which a figure is not a number does not
    /// count for it, and without values none is a number.
    static <T> List<Interval> of(List<T> values, Function<List<T>, double[]> statistics) {
        double[] whole = statistics.apply(values);
        Random random = new Random(SEED);
        double[][] samples = new double[SAMPLES][];
        for (int sample = 0; sample < SAMPLES; sample++) {
            List<T> drawn = new ArrayList<>(values.size());
            for (int i = 0; i < values.size(); i++) {
                drawn.add(values.get(random.nextInt(values.size())));
            }
            samples[sample] = statistics.apply(drawn);
        }
        return IntStream.range(0, whole.length)
                .mapToObj(i -> of(whole[i], Arrays.stream(samples).mapToDouble(it -> it[i])))
                .toList();
    }

    private static Interval of(double whole, DoubleStream samples) {
        double[] sorted = samples.filter(it -> !Double.isNaN(it)).sorted().toArray();
        return sorted.length == 0
                ? new Interval(whole, Double.NaN, Double.NaN)
                : new Interval(
                        whole,
                        sorted[(int) (sorted.length * 0.025)],
                        sorted[Math.max(0, (int) (sorted.length * 0.975) - 1)]);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /// For people: `.783 [.700, .858]`.
    String text() {
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", mean, low, high);
    }
}
