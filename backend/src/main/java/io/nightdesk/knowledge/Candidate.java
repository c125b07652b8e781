package io.nightdesk.knowledge;

import io.nightdesk.knowledge.text.Unit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may be quoted of an article: a sentence, an item of a list, a table's row, or a whole list
/// of steps, which makes no sense in part.
///
/// @param article its rank among the found articles, from 0
/// @param position its place in the article
/// @param leadIn the sentence that announces the list or table, if there is one
record Candidate(
        int article,
        int section,
        int position,
        String heading,
        @Nullable Unit leadIn,
        List<Unit> units) {

    Candidate {
        units = List.copyOf(units);
    }

    int words() {
        int words = leadIn == null ? 0 : leadIn.words();
        return words + units.stream().mapToInt(Unit::words).sum();
    }

    /// The text that is compared with the question: a sentence alone often does not name its topic.
    static String toCompare(String title, String heading, Unit unit) {
        String above = heading.isEmpty() ? title + ". " : title + ". " + heading + ". ";
        return above + unit.plain();
    }
}
