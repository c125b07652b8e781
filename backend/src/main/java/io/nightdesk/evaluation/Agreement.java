package io.nightdesk.evaluation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// How far two people, or a person and a model, say the same of the same things.
record Agreement(List<Pair> pairs) {

    /// What both said of one thing.
    record Pair(Enum<?> one, Enum<?> other) {

        boolean isSame() {
            return one == other;
        }
    }

    Agreement {
        pairs = List.copyOf(pairs);
    }

    /// `agreement` and `kappa`.
    Map<String, Object> figures() {
        List<Interval> intervals =
                Interval.of(
                        pairs,
                        sample -> {
                            Agreement drawn = new Agreement(sample);
                            return new double[] {drawn.share(), drawn.kappa()};
                        });
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("agreement", intervals.getFirst());
        figures.put("kappa", intervals.getLast());
        return figures;
    }

    /// The share of things of which both said the same.
    double share() {
        return (double) pairs.stream().filter(Pair::isSame).count() / pairs.size();
    }

    /// Cohen's kappa, (p − c) / (1 − c): p is [#share], and c what it would be by chance, if each
    /// said every word as often as before but of any things (J. Cohen, A coefficient of agreement
    /// for nominal scales, Educational and Psychological Measurement 20 (1960), 37–46). 1 if both
    /// always say the same, 0 if they do so no oftener than by chance; NaN if all that both ever
    /// say is one word.
    double kappa() {
        Map<Enum<?>, Long> one = counts(Pair::one);
        Map<Enum<?>, Long> other = counts(Pair::other);
        double all = pairs.size();
        double chance =
                one.entrySet().stream()
                        .mapToDouble(
                                it ->
                                        it.getValue()
                                                / all
                                                * (other.getOrDefault(it.getKey(), 0L) / all))
                        .sum();
        return (share() - chance) / (1 - chance);
    }

    private Map<Enum<?>, Long> counts(Function<Pair, Enum<?>> word) {
        return pairs.stream().collect(Collectors.groupingBy(word, Collectors.counting()));
    }
}
