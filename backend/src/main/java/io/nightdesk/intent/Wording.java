package io.nightdesk.intent;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Whole words to look for in a message, however it is written: in capitals or not, with any
/// blanks and apostrophes, accents apart from their letters or not. Safe from any thread.
public final class Wording {

    private static final Pattern BLANKS = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern APOSTROPHES = Pattern.compile("[’‘ʼ´`′＇]");

    private final List<Pattern> rules;

    /// @param rules regular expressions in lower case, with blanks and straight apostrophes
    Wording(String... rules) {
        this.rules = Arrays.stream(rules).map(Wording::rule).toList();
    }

    /// Words or phrases as somebody has typed them; without any it is in no message.
    public static Wording of(List<String> words) {
        return new Wording(
                words.stream().map(Wording::plain).map(Pattern::quote).toArray(String[]::new));
    }

    /// Whether one of them stands in the message.
    public boolean isIn(String message) {
        String said = plain(message);
        return rules.stream().anyMatch(rule -> rule.matcher(said).find());
    }

    private static String plain(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        return APOSTROPHES.matcher(BLANKS.matcher(lower).replaceAll(" ")).replaceAll("'");
    }

    private static Pattern rule(String words) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
                Pattern.UNICODE_CHARACTER_CLASS);
    }
}
