package io.nightdesk.evaluation;

import java.util.List;
import java.util.Set;

/// How good one ranking is, by the articles that answer the question.
final class Ranks {

    static final int DEPTH = 10;

    private Ranks() {}

    /// 1 if one of the first `k` is right.
    static double hit(List<String> ranked, Set<String> gold, int k) {
        return ranked.stream().limit(k).anyMatch(gold::contains) ? 1 : 0;
    }

    /// The share of the right ones that is among the first `k`.
    static double recall(List<String> ranked, Set<String> gold, int k) {
        return (double) ranked.stream().limit(k).filter(gold::contains).count() / gold.size();
    }

    /// One over the rank of the first right one; 0 beyond [#DEPTH].
    static double reciprocal(List<String> ranked, Set<String> gold) {
        for (int i = 0; i < Math.min(DEPTH, ranked.size()); i++) {
            if (gold.contains(ranked.get(i))) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /// Normalised discounted cumulative gain at [#DEPTH]; an article is right or not.
    static double gain(List<String> ranked, Set<String> gold) {
        double gain = 0;
        double best = 0;
        for (int i = 0; i < DEPTH; i++) {
            double discount = Math.log(2) / Math.log(i + 2);
            gain += i < ranked.size() && gold.contains(ranked.get(i)) ? discount : 0;
            best += i < gold.size() ? discount : 0;
        }
        return gain / best;
    }
}
