package io.nightdesk.evaluation;

import java.util.List;
import java.util.Set;

/// One question of a set.
///
/// @param earlier the customer's earlier messages, oldest first
/// @param label `answerable`, `partial`, `unanswerable`, …
/// @param gold ids of the articles that answer it; empty if none does
/// @param facts an answer holds at least one of them
record Asked(
        String id,
        String text,
        List<String> earlier,
        String label,
        Set<String> gold,
        List<String> facts,
        String language) {

    /// Whether it has an answer for certain, or has none for certain.
    boolean isClear() {
        return gold.isEmpty()
                ? label.equals("unanswerable") || label.equals("out_of_scope")
                : isQuestion() && !label.equals("underspecified");
    }

    /// Whether it asks for something that articles could tell, whether or not they do.
    boolean isQuestion() {
        return !label.equals("conversational") && !label.equals("needs_person");
    }
}
