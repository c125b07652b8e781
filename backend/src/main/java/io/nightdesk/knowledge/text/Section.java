package io.nightdesk.knowledge.text;

import java.util.List;
import java.util.stream.Collectors;

/// What stands under one heading.
///
/// @param heading the heading with those above it, for example `Express › When it arrives`; empty
///     above the first heading
public record Section(String heading, List<Unit> units) {

    /// Stands between a heading and the one below it.
    public static final char BELOW = '›';

    public Section {
        units = List.copyOf(units);
    }

    /// The section's words, one unit a line.
    public String plain() {
        return units.stream().map(Section::line).collect(Collectors.joining("\n"));
    }

    private static String line(Unit unit) {
        return switch (unit.kind()) {
            case STEP -> unit.number() + ". " + unit.plain();
            case BULLET -> "- " + unit.plain();
            case SENTENCE, ROW, CODE -> unit.plain();
        };
    }
}
