package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleOutcome.Problem;
import java.util.List;

/// How a change of a source ended.
public sealed interface SourceOutcome {

    record Saved(Source source) implements SourceOutcome {}

    /// Nothing was written; each problem says what would be right.
    record Invalid(List<Problem> problems) implements SourceOutcome {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// Somebody else has edited the source since the revision the change rests on.
    record Conflict(Source current) implements SourceOutcome {}

    /// No such source.
    record Unknown() implements SourceOutcome {}
}
