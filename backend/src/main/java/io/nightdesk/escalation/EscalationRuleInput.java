package io.nightdesk.escalation;

import java.util.ArrayList;
import java.util.List;

/// What a rule says. It holds when all that it names holds; what is empty is not asked.
///
/// @param name for people at the desk, 1 to 100 characters
/// @param reply what the customer is told, at most 1,000 characters of Markdown; empty for the
///     usual
public record EscalationRuleInput(
        String name, Subject subject, Sender sender, Hours hours, String reply, boolean enabled) {

    private static final int MOST_NAME = 100;
    private static final int MOST_REPLY = 1_000;

    /// What is wrong with a field, and what would be right.
    public record Problem(String field, String message) {}

    public EscalationRuleInput {
        name = name.strip();
        reply = reply.strip();
    }

    /// What is wrong; empty if nothing is.
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > MOST_NAME) {
            problems.add(new Problem("name", "Use 1 to 100 characters"));
        }
        problems.addAll(subject.problems());
        problems.addAll(sender.problems());
        problems.addAll(hours.problems());
        if (reply.length() > MOST_REPLY) {
            problems.add(new Problem("reply", "Use at most 1,000 characters"));
        }
        if (subject.asksNothing() && sender.asksNothing() && hours.asksNothing()) {
            problems.add(
                    new Problem(
                            "words",
                            "Name at least one condition; a rule without one would hand over every"
                                    + " message"));
        }
        return problems;
    }
}
