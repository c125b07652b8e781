package io.nightdesk.knowledge;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found: the best part of each article, best article first. Only articles that are
/// published and not internal.
///
/// @param lead as in [Signals#lead]
/// @param coverage as in [Signals#coverage]
/// @param otherLanguage the articles' language where there are none in the question's own; null
///     where there are
/// @param took time spent, models included
public record SearchResult(
        List<Passage> passages,
        double lead,
        double coverage,
        @Nullable String otherLanguage,
        Duration took) {

    public SearchResult {
        passages = List.copyOf(passages);
    }

    /// The same as if no other article had been found.
    public SearchResult only(Passage passage) {
        return new SearchResult(List.of(passage), lead, coverage, otherLanguage, took);
    }

    static SearchResult nothing(Duration took) {
        return new SearchResult(List.of(), 0, 0, null, took);
    }
}
