package io.nightdesk.escalation;

import java.util.List;

/// How a change of a rule ended.
public sealed interface EscalationOutcome {

    record Saved(EscalationRule rule) implements EscalationOutcome {}

    /// Nothing was written; each problem says what would be right.
    record Invalid(List<EscalationRuleInput.Problem> problems) implements EscalationOutcome {

        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// Somebody has changed it since the revision the change rests on.
    record Conflict(EscalationRule current) implements EscalationOutcome {}

    /// No such rule.
    record Unknown() implements EscalationOutcome {}
}
