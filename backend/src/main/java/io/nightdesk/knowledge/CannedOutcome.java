package io.nightdesk.knowledge;

import java.util.List;

/// How a change of a canned answer ended.
public sealed interface CannedOutcome {

    record Saved(CannedAnswer answer) implements CannedOutcome {}

    /// Nothing was written; each problem says what would be right.
    record Invalid(List<ArticleOutcome.Problem> problems) implements CannedOutcome {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// Somebody has changed it since the revision the change rests on.
    record Conflict(CannedAnswer current) implements CannedOutcome {}

    /// No such canned answer.
    record Unknown() implements CannedOutcome {}
}
