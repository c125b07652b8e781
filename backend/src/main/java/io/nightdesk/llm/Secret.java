package io.nightdesk.llm;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A key that does not show itself in logs.
final class Secret {

    /// Characters that tell one key from all else.
    private static final int TELLING = 8;

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /// Blanks around it are what copying left there. Public for Spring, which converts through it.
    public static Secret of(String value) {
        return new Secret(value.strip());
    }

    /// Whether nothing was set; an empty environment variable is that.
    boolean isEmpty() {
        return value.isEmpty();
    }

    /// The key itself, for the request's header and nothing else.
    String reveal() {
        return value;
    }

    /// A text without this key, also where it breaks off in the middle of it.
    String removedFrom(String text) {
        if (value.length() < TELLING) {
            return text;
        }
        String start = Pattern.quote(value.substring(0, TELLING));
        return text.replaceAll(start + "\\S*", "***");
    }

    /// The last four characters, by which people tell keys apart; empty for one so short that they
    /// would give much of it away.
    String ending() {
        return value.length() < 12 ? "" : value.substring(value.length() - 4);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret it && value.equals(it.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
