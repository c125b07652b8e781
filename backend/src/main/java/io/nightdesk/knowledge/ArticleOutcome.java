package io.nightdesk.knowledge;

import java.util.List;

/// How a change of an article ended.
public sealed interface ArticleOutcome {

    record Saved(Article article) implements ArticleOutcome {}

    /// Nothing was written; each problem says what would be right.
    record Invalid(List<Problem> problems) implements ArticleOutcome {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// The working copy has moved on since the revision the change rests on.
    record Conflict(Article current) implements ArticleOutcome {}

    /// Another article has this id.
    record IdTaken(String id) implements ArticleOutcome {}

    /// No such article.
    record Unknown(String id) implements ArticleOutcome {}

    /// What is wrong with one field.
    record Problem(String field, String message) {}
}
