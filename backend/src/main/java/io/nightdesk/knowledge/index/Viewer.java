package io.nightdesk.knowledge.index;

import java.time.LocalDate;
import java.util.Set;

/// Who may find what: decided before anything is ranked.
///
/// @param audiences the groups that the customer is known to belong to
/// @param day today
public record Viewer(Set<String> audiences, LocalDate day) {

    public Viewer {
        audiences = Set.copyOf(audiences);
    }
}
