package io.nightdesk.conversation;

import java.util.regex.Pattern;

/// What a list shows of a message.
final class Preview {

    private static final int MAX = 140;

    private static final Pattern MARKS = Pattern.compile("\\[\\d+]|[*_`#>|]");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Preview() {}

    /// One line for lists: no Markdown marks, no line breaks, never half a surrogate pair.
    static String of(String text) {
        String plain = SPACE.matcher(MARKS.matcher(text).replaceAll("")).replaceAll(" ").strip();
        if (plain.codePointCount(0, plain.length()) <= MAX) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, MAX - 1)) + "…";
    }
}
