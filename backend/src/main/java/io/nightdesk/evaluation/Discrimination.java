package io.nightdesk.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// How well probabilities tell right from wrong, and how honest they are.
///
/// @param told at least one
record Discrimination(List<Told> told) {

    /// Bins of equal size for the calibration error.
    private static final int BINS = 10;

    /// What was said of one question, and how it was.
    ///
    /// @param probability 0 to 1
    record Told(double probability, boolean right) {

        double outcome() {
            return right ? 1 : 0;
        }
    }

    Discrimination {
        told =
                told.stream()
                        .sorted(Comparator.comparingDouble(Told::probability).reversed())
                        .toList();
    }

    /// `auroc`, `aupr`, `fpr95` (share of the wrong that pass where 95 % of the right do), `aurc`
    /// (mean share of wrong ones over all shares answered; Geifman and El-Yaniv 2017), `cov90`,
    /// `cov95`, `cov99` (the most that can be answered while so many percent are right), `ece` (ten
    /// bins of equal size; Naeini et al. 2015) and `brier`; NaN where there is only one kind.
    Map<String, Object> figures() {
        List<Interval> intervals =
                Interval.of(told, sample -> new Discrimination(sample).statistics());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", told.size());
        List<String> names =
                List.of(
                        "auroc", "aupr", "fpr95", "aurc", "cov90", "cov95", "cov99", "ece",
                        "brier");
        for (int i = 0; i < names.size(); i++) {
            figures.put(names.get(i), intervals.get(i));
        }
        return figures;
    }

    private double[] statistics() {
        return new double[] {
            auroc(),
            aupr(),
            fpr95(),
            aurc(),
            coverage(0.90),
            coverage(0.95),
            coverage(0.99),
            ece(),
            brier()
        };
    }

    /// The chance that a right one has a higher probability than a wrong one; half of it for equal
    /// ones.
    double auroc() {
        double wins = 0;
        int wrong = 0;
        for (int from = told.size(); from > 0; ) {
            int start = from - 1;
            while (start > 0
                    && told.get(start - 1).probability() == told.get(from - 1).probability()) {
                start--;
            }
            int right = right(start, from);
            int others = from - start - right;
            wins += right * (wrong + others / 2.0);
            wrong += others;
            from = start;
        }
        int right = told.size() - wrong;
        return wins / ((double) right * wrong);
    }

    private double aupr() {
        int right = 0;
        double sum = 0;
        for (int i = 0; i < told.size(); i++) {
            if (told.get(i).right()) {
                right++;
                sum += (double) right / (i + 1);
            }
        }
        return sum / right;
    }

    private double fpr95() {
        int all = right(0, told.size());
        int passed = 0;
        int at = 0;
        while (at < told.size() && passed < 0.95 * all) {
            passed += told.get(at).right() ? 1 : 0;
            at++;
        }
        return (double) (at - passed) / (told.size() - all);
    }

    private double aurc() {
        return Arrays.stream(risks()).average().orElse(Double.NaN);
    }

    /// The share of wrong ones among the first one, two, three … most probable.
    double[] risks() {
        double[] risks = new double[told.size()];
        int wrong = 0;
        for (int i = 0; i < risks.length; i++) {
            wrong += told.get(i).right() ? 0 : 1;
            risks[i] = (double) wrong / (i + 1);
        }
        return risks;
    }

    /// The largest share that can be answered while this share of the answered is right.
    double coverage(double precision) {
        double[] risks = risks();
        int answered = 0;
        for (int i = 0; i < risks.length; i++) {
            boolean tied =
                    i + 1 < risks.length
                            && told.get(i).probability() == told.get(i + 1).probability();
            if (!tied && risks[i] <= 1 - precision + 1e-9) {
                answered = i + 1;
            }
        }
        return (double) answered / risks.length;
    }

    private double ece() {
        return bins().stream()
                        .mapToDouble(bin -> bin.size() * Math.abs(bin.said() - bin.was()))
                        .sum()
                / told.size();
    }

    private double brier() {
        return told.stream()
                .mapToDouble(it -> Math.pow(it.probability() - it.outcome(), 2))
                .average()
                .orElse(Double.NaN);
    }

    /// A tenth of the questions, those with the nearest probabilities.
    ///
    /// @param said the mean probability
    /// @param was the share that was right
    record Bin(int size, double said, double was) {}

    List<Bin> bins() {
        return IntStream.range(0, BINS)
                .mapToObj(i -> told.subList(edge(i), edge(i + 1)))
                .filter(bin -> !bin.isEmpty())
                .map(
                        bin ->
                                new Bin(
                                        bin.size(),
                                        mean(bin, Told::probability),
                                        mean(bin, Told::outcome)))
                .toList();
    }

    private int edge(int bin) {
        return (int) Math.round((double) bin * told.size() / BINS);
    }

    private static double mean(List<Told> bin, ToDoubleFunction<Told> of) {
        return bin.stream().mapToDouble(of).average().orElse(Double.NaN);
    }

    private int right(int from, int to) {
        return (int) told.subList(from, to).stream().filter(Told::right).count();
    }
}
