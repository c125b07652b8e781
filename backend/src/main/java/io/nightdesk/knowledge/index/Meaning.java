package io.nightdesk.knowledge.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.VectorUtil;

/// A text's vectors, one of each model; none while they have not been made.
final class Meaning {

    private final List<float[]> vectors;

    private Meaning(List<float[]> vectors) {
        this.vectors = vectors;
    }

    /// What is known of a text. Half of it is as good as nothing: a mean of one model cannot be
    /// compared with a mean of two.
    static Meaning of(String text, Models models, Vectors known) {
        TextHash hash = TextHash.of(text);
        List<float[]> vectors = new ArrayList<>(models.count());
        for (int model = 0; model < models.count(); model++) {
            float[] vector = known.find(model, hash);
            if (vector == null) {
                return new Meaning(List.of());
            }
            vectors.add(vector);
        }
        return new Meaning(List.copyOf(vectors));
    }

    boolean isKnown() {
        return !vectors.isEmpty();
    }

    /// Mean cosine over the models, -1 to 1.
    ///
    /// @param question one vector of each model, all of length 1
    double cosine(List<float[]> question) {
        double sum = 0;
        for (int model = 0; model < vectors.size(); model++) {
            sum += VectorUtil.dotProduct(vectors.get(model), question.get(model));
        }
        return sum / vectors.size();
    }
}
