package io.nightdesk.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// A mean and where it may lie: the middle 95 % of 2,000 bootstrap samples, always the same ones.
record Interval(double mean, double low, double high) {

    private static final int SAMPLES = 2_000;
    private static final long SEED = 20_261_126L;

    static Interval of(List<Double> values) {
        if (values.isEmpty()) {
            return new Interval(Double.NaN, Double.NaN, Double.NaN);
        }
        Random random = new Random(SEED);
        double[] means = new double[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            double sum = 0;
            for (int i = 0; i < values.size(); i++) {
                sum += values.get(random.nextInt(values.size()));
            }
            means[sample] = sum / values.size();
        }
        Arrays.sort(means);
        double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        return new Interval(
                mean, means[(int) (SAMPLES * 0.025)], means[(int) (SAMPLES * 0.975) - 1]);
    }

    /// For people: `.783 [.700, .858]`.
    String text() {
        return String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", mean, low, high);
    }
}
