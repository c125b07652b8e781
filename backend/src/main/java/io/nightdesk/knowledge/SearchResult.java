package io.nightdesk.knowledge;

import java.time.Duration;
import java.util.List;

/// What was found: the best part of each article, best article first. Only articles that are
/// published and not internal.
///
/// @param took time spent, models included
public record SearchResult(List<Passage> passages, Confidence confidence, Duration took) {

    public SearchResult {
        passages = List.copyOf(passages);
    }

    static SearchResult nothing(Duration took) {
        return new SearchResult(List.of(), Confidence.NONE, took);
    }
}
