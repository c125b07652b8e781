package io.nightdesk.knowledge;

import io.nightdesk.knowledge.text.Document;
import io.nightdesk.knowledge.text.Section;
import io.nightdesk.knowledge.text.Unit;
import io.nightdesk.knowledge.text.Unit.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cuts a document into what may be quoted of it.
final class Candidates {

    /// A list of so many words is quoted whole if a sentence announces it: "You have two options:"
    /// with one of them is worse than none.
    private static final int SHORT = 45;

    private final int article;
    private final List<Candidate> found = new ArrayList<>();

    private Candidates(int article) {
        this.article = article;
    }

    static List<Candidate> of(int article, Document document) {
        Candidates candidates = new Candidates(article);
        for (int i = 0; i < document.sections().size(); i++) {
            candidates.section(i, document.sections().get(i));
        }
        return candidates.found;
    }

    private void section(int number, Section section) {
        List<Unit> units = section.units();
        @Nullable Unit leadIn = null;
        for (int i = 0; i < units.size(); ) {
            Unit unit = units.get(i);
            int end = endOfBlock(units, i);
            switch (unit.kind()) {
                case STEP -> {
                    add(number, section, leadIn, units.subList(i, end));
                    i = end;
                }
                case BULLET, ROW -> {
                    if (leadIn != null && isShort(units.subList(i, end))) {
                        add(number, section, leadIn, units.subList(i, end));
                    } else {
                        items(number, section, leadIn, units.subList(i, end));
                    }
                    i = end;
                }
                case SENTENCE -> {
                    if (!unit.isLeadIn()) {
                        add(number, section, null, List.of(unit));
                    }
                    i++;
                }
                case CODE -> i++;
            }
            leadIn = unit.isLeadIn() ? unit : null;
        }
    }

    private static boolean isShort(List<Unit> list) {
        return list.stream().mapToInt(Unit::words).sum() <= SHORT;
    }

    /// Each item with what is nested in it.
    private void items(int number, Section section, @Nullable Unit leadIn, List<Unit> items) {
        for (int at = 0; at < items.size(); ) {
            int next = at + 1;
            while (next < items.size() && items.get(next).depth() > items.get(at).depth()) {
                next++;
            }
            add(number, section, leadIn, items.subList(at, next));
            at = next;
        }
    }

    private void add(int number, Section section, @Nullable Unit leadIn, List<Unit> units) {
        found.add(new Candidate(article, number, found.size(), section.heading(), leadIn, units));
    }

    private static int endOfBlock(List<Unit> units, int from) {
        int end = from + 1;
        while (end < units.size()
                && units.get(end).block() == units.get(from).block()
                && units.get(end).kind() != Kind.SENTENCE) {
            end++;
        }
        return end;
    }
}
