package io.nightdesk.knowledge.index;

import java.time.LocalDate;
import java.util.Set;

/// Who may find what: decided before anything is ranked.
///
/// @param audiences the groups that the customer is known to belong to
/// @param without articles to search as if there were none of them
/// @param day today
public record Viewer(Set<String> audiences, Set<String> without, LocalDate day) {

    public Viewer {
        audiences = Set.copyOf(audiences);
        without = Set.copyOf(without);
    }

    public Viewer(Set<String> audiences, LocalDate day) {
        this(audiences, Set.of(), day);
    }
}
