package io.nightdesk.intent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whole words to look for in a message, as regular expressions in lower case, with single blanks
/// and straight apostrophes. Safe from any thread.
final class Wording {

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final List<Pattern> rules;

    Wording(String... rules) {
        this.rules = Arrays.stream(rules).map(Wording::rule).toList();
    }

    /// Whether one of them stands in the message, however it is written.
    boolean isIn(String message) {
        String said =
                BLANKS.matcher(message.toLowerCase(Locale.ROOT)).replaceAll(" ").replace('’', '\'');
        return rules.stream().anyMatch(rule -> rule.matcher(said).find());
    }

    private static Pattern rule(String words) {
        return Pattern.compile(
                "(?<!\\p{L})(?:" + words + ")(?!\\p{L})", Pattern.UNICODE_CHARACTER_CLASS);
    }
}
