package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.LanguageGuess;

/// Compares the languages of texts by their scripts and smallest words.
public final class Languages {

    private Languages() {}

    /// A text's language where its small words or its script are plain; else empty.
    public static String of(String text) {
        return LanguageGuess.plain(text);
    }

    /// Whether two texts are in different languages: only where both are plain, and where the first
    /// has next to nothing of the other's. False for what is too short to tell.
    public static boolean differ(String text, String other) {
        return LanguageGuess.differ(text, other);
    }

    /// Whether the beginning of a text looks like another language than that of a plain one, so
    /// that it is better to wait for more of it.
    public static boolean mayDiffer(String text, String beginning) {
        return LanguageGuess.mayDiffer(text, beginning);
    }
}
