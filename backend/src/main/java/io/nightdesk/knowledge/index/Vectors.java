package io.nightdesk.knowledge.index;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The vectors at hand, by text. Grows while articles are embedded; safe from any thread.
public final class Vectors {

    private final Map<TextHash, List<float[]>> byText = new ConcurrentHashMap<>();

    /// @param vectors one of each model, in their order: a mean of one model cannot be
    ///     compared with a mean of two
    public void put(TextHash text, List<float[]> vectors) {
        byText.put(text, List.copyOf(vectors));
    }

    public boolean has(TextHash text) {
        return byText.containsKey(text);
    }

    /// Empty if there are none.
    List<float[]> find(TextHash text) {
        return byText.getOrDefault(text, List.of());
    }

    /// Forgets the vectors of all other texts.
    public void keep(Set<TextHash> texts) {
        byText.keySet().retainAll(texts);
    }
}
