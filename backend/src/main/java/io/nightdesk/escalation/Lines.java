package io.nightdesk.escalation;

import java.util.List;

/// What people type one a line.
final class Lines {

    private Lines() {}

    /// Without blank lines and repetitions.
    static List<String> of(List<String> typed) {
        return typed.stream().map(String::strip).filter(it -> !it.isEmpty()).distinct().toList();
    }

    static boolean anyTooLong(List<String> lines, int most) {
        return lines.stream().anyMatch(line -> isTooLong(line, most));
    }

    /// Also true for a line that is none.
    static boolean isTooLong(String line, int most) {
        return line.length() > most || line.chars().anyMatch(Character::isISOControl);
    }
}
