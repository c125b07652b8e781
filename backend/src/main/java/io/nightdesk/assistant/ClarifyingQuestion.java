package io.nightdesk.assistant;

import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is asked back, without a model, where several articles are about equally likely: which of
/// them is meant.
final class ClarifyingQuestion {

    private static final int MOST = 3;

    /// Articles whose scores are so near the first one's are about as likely
    /// (docs/decisions/0026-asking-which.md).
    private static final double NEAR = 0.07;

    private ClarifyingQuestion() {}

    /// Empty when the first article is clearly ahead, or the titles would not tell the articles
    /// apart.
    static Optional<Decision> of(
            SearchResult found, String locale, RunningTurn.ShownDraft interrupted) {
        List<String> titles = aboutAsLikely(found);
        if (found.otherLanguage() != null || titles.size() < 2) {
            return Optional.empty();
        }
        String listed =
                IntStream.range(0, titles.size())
                        .mapToObj(i -> (i + 1) + ". " + Links.NONE.shown(titles.get(i)))
                        .collect(Collectors.joining("\n"));
        String text =
                Phrases.say("clarify.which", locale)
                        + "\n\n"
                        + listed
                        + "\n\n"
                        + Phrases.say("clarify.choose", locale);
        return Optional.of(new Decision.Say(text, List.of(), "extractive", interrupted, titles));
    }

    private static List<String> aboutAsLikely(SearchResult found) {
        List<Passage> nearest = found.passages().stream().limit(MOST).toList();
        return nearest.stream()
                .filter(it -> it.score() >= nearest.getFirst().score() - NEAR)
                .map(Passage::title)
                .distinct()
                .toList();
    }
}
