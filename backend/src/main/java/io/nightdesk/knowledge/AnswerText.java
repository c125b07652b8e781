package io.nightdesk.knowledge;

import io.nightdesk.knowledge.text.Section;
import io.nightdesk.knowledge.text.Unit;
import java.util.ArrayList;
import java.util.List;

/// Writes the chosen candidates of one article as Markdown and as plain text.
final class AnswerText {

    private final List<String> blocks = new ArrayList<>();
    private final List<String> plain = new ArrayList<>();
    private int section = -1;
    private int listedBlock = -1;

    private AnswerText() {}

    /// Markdown that ends in the source's marker.
    static String markdown(List<Candidate> chosen, int number) {
        AnswerText text = of(chosen);
        return String.join("\n\n", text.blocks) + " [" + number + "]";
    }

    static String plain(List<Candidate> chosen) {
        return String.join(" ", of(chosen).plain);
    }

    /// Writes candidates in the order of the article.
    private static AnswerText of(List<Candidate> chosen) {
        AnswerText text = new AnswerText();
        chosen.forEach(text::add);
        return text;
    }

    private void add(Candidate candidate) {
        boolean sameSection = candidate.section() == section;
        section = candidate.section();
        Unit first = candidate.units().getFirst();
        if (first.kind() == Unit.Kind.SENTENCE) {
            sentence(candidate, first, sameSection);
        } else {
            list(candidate, first, sameSection);
        }
    }

    private void sentence(Candidate candidate, Unit unit, boolean sameSection) {
        boolean continues = sameSection && listedBlock < 0 && !blocks.isEmpty();
        listedBlock = -1;
        plain.add(unit.readable());
        if (continues) {
            blocks.set(blocks.size() - 1, blocks.getLast() + " " + unit.markdown());
        } else {
            String heading = sameSection ? "" : heading(candidate);
            blocks.add(heading + unit.markdown());
        }
    }

    private static String heading(Candidate candidate) {
        String heading = lowest(candidate);
        // "Do I need an account?" needs no colon.
        String end = heading.matches(".*[?!.:…]") ? "" : ":";
        return heading.isEmpty() ? "" : "**" + heading + end + "** ";
    }

    /// The headings above it are read in the article; in front of every few lines they tire.
    private static String lowest(Candidate candidate) {
        String path = candidate.heading();
        return path.substring(path.lastIndexOf(Section.BELOW) + 1).strip();
    }

    private void list(Candidate candidate, Unit first, boolean sameSection) {
        List<String> lines = new ArrayList<>();
        if (first.block() != listedBlock) {
            Unit leadIn = candidate.leadIn();
            if (leadIn != null) {
                lines.add((sameSection ? "" : heading(candidate)) + leadIn.markdown());
                plain.add(leadIn.readable());
            } else if (!sameSection && !candidate.heading().isEmpty()) {
                lines.add("**" + lowest(candidate) + "**");
            }
        }
        for (Unit unit : candidate.units()) {
            lines.add(marker(unit) + unit.markdown());
            plain.add(plainMarker(unit) + unit.readable());
        }
        String block = String.join("\n", lines);
        if (first.block() == listedBlock) {
            blocks.set(blocks.size() - 1, blocks.getLast() + "\n" + block);
        } else {
            blocks.add(block);
        }
        listedBlock = first.block();
    }

    private static String marker(Unit unit) {
        String indent = "   ".repeat(unit.depth());
        return indent + (unit.kind() == Unit.Kind.STEP ? unit.number() + ". " : "- ");
    }

    private static String plainMarker(Unit unit) {
        return unit.kind() == Unit.Kind.STEP ? unit.number() + ". " : "";
    }
}
