package io.nightdesk.llm;

import org.jspecify.annotations.Nullable;

/// Holds a model's text back until there is a sentence or 80 characters of it, so that links,
/// marks and what must not be shown reach the checks in one piece. What comes 300 ms after the
/// first that is held sends whole words out, whatever their number.
final class HoldBack {

    private static final int ENOUGH = 80;

    /// A "word" longer than this is no link.
    private static final int TOO_LONG = 2_000;

    private static final long PATIENCE_NANOS = 300_000_000;

    private final StringBuilder held = new StringBuilder();
    private long heldSince;
    private boolean begun;

    /// Takes more text.
    ///
    /// @param nanoTime now, by [System#nanoTime]
    /// @return what may be shown, null when nothing yet
    @Nullable String accept(String text, long nanoTime) {
        if (held.isEmpty()) {
            heldSince = nanoTime;
        }
        held.append(begun ? text : text.stripLeading());
        begun |= !held.isEmpty();
        int end = sentenceEnd();
        if (held.length() - end > ENOUGH || nanoTime - heldSince > PATIENCE_NANOS) {
            end = Math.max(end, wordEnd());
        }
        if (held.length() > TOO_LONG) {
            end = held.length();
        }
        return release(end, nanoTime);
    }

    /// The rest of a finished answer, null when there is none.
    @Nullable String finish() {
        return release(held.length(), 0);
    }

    private @Nullable String release(int end, long nanoTime) {
        if (end == 0) {
            return null;
        }
        String shown = held.substring(0, end);
        held.delete(0, end);
        heldSince = nanoTime;
        return shown;
    }

    /// Just after the last end of a sentence or line that something follows, else 0.
    private int sentenceEnd() {
        for (int i = held.length() - 1; i > 0; i--) {
            char before = held.charAt(i - 1);
            boolean ends =
                    before == '\n'
                            || "。！？".indexOf(before) >= 0
                            || (".!?:".indexOf(before) >= 0
                                    && Character.isWhitespace(held.charAt(i)));
            if (ends) {
                return i;
            }
        }
        return 0;
    }

    /// Just after the last blank, or after the last character of a script that has none, else 0.
    private int wordEnd() {
        for (int i = held.length() - 1; i >= 0; i--) {
            char c = held.charAt(i);
            if (Character.isWhitespace(c) || Character.isIdeographic(c)) {
                return i + 1;
            }
        }
        return 0;
    }
}
