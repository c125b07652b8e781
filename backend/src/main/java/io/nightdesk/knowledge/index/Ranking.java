package io.nightdesk.knowledge.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param hits each article once, best first
/// @param language the question's
/// @param margin by how much the first hit's score beats the mean of the next nine
/// @param coverage the share of the question's telling words that the first hit's chunk has, 0 to 1
public record Ranking(List<Hit> hits, String language, double margin, double coverage) {

    public Ranking {
        hits = List.copyOf(hits);
    }

    /// The articles' language where there was nothing to rank in the question's own; else null.
    public @Nullable String otherLanguage() {
        String found = hits.isEmpty() ? language : hits.getFirst().article().language();
        return found.equals(language) ? null : found;
    }
}
