package io.nightdesk.knowledge;

import io.nightdesk.knowledge.text.Unit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What may be quoted of an article: a sentence, an item of a list, a table's row, a short list, or
/// a whole list of steps, which makes no sense in part.
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

    private static final Pattern LEANING =
            Pattern.compile(
                    "^(Then|This|These|Those|That|It|Its|They|Their|Both|Either|Afterwards|After that"
                            + "|Otherwise|The rest|So|But|In this case|Dann|Dies|Diese|Dieser|Dieses"
                            + "|Das|Es|Beide|Danach|Sonst|Dafür|Damit|Dabei|Davon)\\b");

    Candidate {
        units = List.copyOf(units);
    }

    boolean isRow() {
        return units.getFirst().kind() == Unit.Kind.ROW;
    }

    /// True for a sentence that speaks of something named just before it.
    boolean leansBack() {
        Unit first = units.getFirst();
        return first.kind() == Unit.Kind.SENTENCE && LEANING.matcher(first.plain()).find();
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
