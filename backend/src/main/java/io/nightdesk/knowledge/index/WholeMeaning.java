package io.nightdesk.knowledge.index;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.util.VectorUtil;

/// What an article is about as a whole: the direction of the mean of its chunks' vectors, one of
/// each model. Known once all of them are. Safe from any thread.
final class WholeMeaning {

    private final List<Meaning> chunks;
    private volatile List<float[]> vectors = List.of();

    WholeMeaning(List<Meaning> chunks) {
        this.chunks = List.copyOf(chunks);
    }

    /// Mean cosine over the models, -1 to 1.
    ///
    /// @param otherwise the answer while a chunk's vectors are missing
    double cosine(List<float[]> question, double otherwise) {
        List<float[]> own = vectors();
        double sum = 0;
        for (int model = 0; model < own.size(); model++) {
            sum += VectorUtil.dotProduct(own.get(model), question.get(model));
        }
        return own.isEmpty() ? otherwise : sum / own.size();
    }

    private List<float[]> vectors() {
        if (vectors.isEmpty() && chunks.stream().noneMatch(Meaning::isMissing)) {
            List<List<float[]>> all = chunks.stream().map(Meaning::vectors).toList();
            vectors =
                    IntStream.range(0, all.getFirst().size())
                            .mapToObj(model -> all.stream().map(it -> it.get(model)).toList())
                            .map(WholeMeaning::direction)
                            .toList();
        }
        return vectors;
    }

    private static float[] direction(List<float[]> vectors) {
        float[] sum = new float[vectors.getFirst().length];
        for (float[] vector : vectors) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += vector[i];
            }
        }
        return VectorUtil.l2normalize(sum, false);
    }
}
