package io.nightdesk.conversation;

/// What a list shows of a message.
final class Preview {

    private static final int MAX = 140;

    private Preview() {}

    /// One line for lists: no Markdown marks, no line breaks, never half a surrogate pair.
    static String of(String text) {
        String plain =
                text.replaceAll("\\[\\d+]", "")
                        .replaceAll("[*_`#>|]", "")
                        .replaceAll("\\s+", " ")
                        .strip();
        if (plain.codePointCount(0, plain.length()) <= MAX) {
            return plain;
        }
        return plain.substring(0, plain.offsetByCodePoints(0, MAX - 1)) + "…";
    }
}
