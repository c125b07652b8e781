package io.nightdesk.knowledge.index;

import java.util.List;
import org.apache.lucene.util.VectorUtil;

/// A text and its vectors, one of each model. Takes them up as soon as they are at hand; until then
/// it resembles nothing. Safe from any thread.
final class Meaning {

    private final String text;
    private final TextHash hash;
    private final Vectors known;
    private volatile List<float[]> vectors = List.of();

    Meaning(String text, Vectors known) {
        this.text = text;
        this.hash = TextHash.of(text);
        this.known = known;
    }

    /// Whether there is something to embed that has not been embedded yet.
    boolean isMissing() {
        return !text.isBlank() && vectors().isEmpty();
    }

    /// One of each model; none until they are at hand.
    List<float[]> vectors() {
        if (vectors.isEmpty()) {
            List<float[]> found = known.find(hash);
            if (!found.isEmpty()) {
                vectors = found;
            }
        }
        return vectors;
    }

    /// Mean cosine over the models, -1 to 1; 0 without vectors.
    ///
    /// @param question one vector of each model, all of length 1
    double cosine(List<float[]> question) {
        List<float[]> own = vectors();
        double sum = 0;
        for (int model = 0; model < own.size(); model++) {
            sum += VectorUtil.dotProduct(own.get(model), question.get(model));
        }
        return own.isEmpty() ? 0 : sum / own.size();
    }

    /// Embeds texts here and now, for their own index only.
    static void learn(List<Meaning> texts, Models models) {
        List<List<float[]>> made = models.passages(texts.stream().map(it -> it.text).toList());
        for (int i = 0; i < texts.size(); i++) {
            texts.get(i).vectors = made.get(i);
        }
    }
}
