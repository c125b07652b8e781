package io.nightdesk.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Sorts a short text by the labelled examples nearest to it in meaning. Each of the nearest votes
/// for its label with its cosine; the winner must lead by a margin.
public final class NearestExamples {

    private final Function<String, float[]> embed;
    private final List<Example> examples = new ArrayList<>();
    private final int nearest;

    /// A text and what it is an example of.
    public record Labelled(String text, String label) {}

    /// What a text is taken for.
    ///
    /// @param label that of most of the nearest examples
    /// @param share of the votes that are for it, 0 to 1
    /// @param margin by how much the best example of this label is nearer than the best of any
    ///     other, as a difference of cosines; negative if another label's is nearer
    /// @param cosine of the nearest example of this label
    public record Verdict(String label, double share, double margin, double cosine) {}

    private static final class Example {
        final String label;
        final float[] vector;

        Example(String label, float[] vector) {
            this.label = label;
            this.vector = vector;
        }
    }

    private record Near(String label, double cosine) {}

    /// Embeds the examples.
    ///
    /// @param embed makes vectors of length 1, for example [io.nightdesk.llm.Embedder#embed]
    /// @param examples at least one
    /// @param nearest how many of them vote
    public NearestExamples(List<Labelled> examples, int nearest, Function<String, float[]> embed) {
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("Without examples nothing can be near");
        }
        this.embed = embed;
        this.nearest = nearest;
        for (Labelled example : examples) {
            this.examples.add(new Example(example.label(), embed.apply(example.text())));
        }
    }

    /// What the text is nearest to. The caller decides which share, margin and cosine are enough.
    ///
    /// @param text not blank
    public Verdict verdict(String text) {
        float[] vector = embed.apply(text);
        List<Near> order =
                examples.stream()
                        .map(example -> new Near(example.label, cosine(example.vector, vector)))
                        .sorted(Comparator.comparingDouble(Near::cosine).reversed())
                        .toList();
        Map<String, Double> votes = new HashMap<>();
        double all = 0;
        for (Near near : order.subList(0, Math.min(nearest, order.size()))) {
            double vote = Math.max(0, near.cosine());
            votes.merge(near.label(), vote, Double::sum);
            all += vote;
        }
        String label =
                votes.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(order.getFirst().label());
        double own = best(order, label, true);
        return new Verdict(
                label,
                all == 0 ? 0 : votes.getOrDefault(label, 0.0) / all,
                own - best(order, label, false),
                own);
    }

    private static double best(List<Near> order, String label, boolean same) {
        return order.stream()
                .filter(near -> near.label().equals(label) == same)
                .mapToDouble(Near::cosine)
                .max()
                .orElse(-1);
    }

    private static double cosine(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
