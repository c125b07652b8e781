package io.nightdesk.knowledge.index;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The vectors at hand, by model and text. Grows while an index is filled in; safe from any thread.
public final class Vectors {

    private final List<Map<TextHash, float[]>> byModel;

    public Vectors(int models) {
        byModel =
                IntStream.range(0, models)
                        .<Map<TextHash, float[]>>mapToObj(_ -> new ConcurrentHashMap<>())
                        .toList();
    }

    public void put(int model, TextHash text, float[] vector) {
        byModel.get(model).put(text, vector);
    }

    public boolean has(int model, TextHash text) {
        return byModel.get(model).containsKey(text);
    }

    public float @Nullable [] find(int model, TextHash text) {
        return byModel.get(model).get(text);
    }

    /// Forgets the vectors of all other texts.
    public void keep(Set<TextHash> texts) {
        byModel.forEach(vectors -> vectors.keySet().retainAll(texts));
    }
}
