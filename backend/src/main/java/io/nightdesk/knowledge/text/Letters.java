package io.nightdesk.knowledge.text;

import java.text.Normalizer;

/// The letters and digits of a text, for telling whether two texts say the same whatever stands
/// between their letters.
public final class Letters {

    private Letters() {}

    /// In lower case, wide and ornamental forms as plain ones, without anything else.
    public static String of(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(letters::appendCodePoint);
        return letters.toString();
    }
}
