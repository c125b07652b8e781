package io.nightdesk.llm;

import java.util.List;

/// How a change of the models ended.
public sealed interface ModelOutcome {

    record Saved(ModelOverview models) implements ModelOutcome {}

    /// Nothing was to be saved.
    record Tried(Trial trial) implements ModelOutcome {}

    /// Nothing was written.
    record Invalid(List<Flaw> flaws) implements ModelOutcome {

        public Invalid {
            flaws = List.copyOf(flaws);
        }
    }

    /// Somebody has changed the models since the revision the change rests on.
    record Conflict(long revision) implements ModelOutcome {}

    /// No such model.
    record Unknown() implements ModelOutcome {}
}
