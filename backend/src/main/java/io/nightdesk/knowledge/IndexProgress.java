package io.nightdesk.knowledge;

/// How far the published articles are embedded. Those that are not yet are found by their words.
///
/// @param texts titles and chunks of all published articles
public record IndexProgress(int articles, int texts, int embedded) {

    public boolean isComplete() {
        return embedded == texts;
    }
}
