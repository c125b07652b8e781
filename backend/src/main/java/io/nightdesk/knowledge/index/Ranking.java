package io.nightdesk.knowledge.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a search found.
///
/// @param hits each article once, best first
/// @param language the question's
/// @param lead how clearly the first hit is ahead of the next nine: its share of the soft maximum
///     over their scores, 0.1 (ten alike) to 1 (alone); 0 without hits
/// @param coverage the share of the question's telling words that the first hit's article has, less
///     the mean of the next nine, -1 to 1
public record Ranking(List<Hit> hits, String language, double lead, double coverage) {

    public Ranking {
        hits = List.copyOf(hits);
    }

    /// The articles' language where there was nothing to rank in the question's own; else null.
    public @Nullable String otherLanguage() {
        String found = hits.isEmpty() ? language : hits.getFirst().article().language();
        return found.equals(language) ? null : found;
    }
}
