package io.nightdesk.confidence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// How far passages answer a question, as a model says.
public enum Sufficiency {
    /// They answer all of it.
    FULL,
    /// They answer a part of it.
    PARTIAL,
    /// They do not answer it.
    NONE,
    /// It is not clear what is asked.
    UNCLEAR,
    /// Nothing is asked that passages could answer: a thank-you, or what the assistant can do.
    CHAT;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is no such word
    @JsonCreator
    public static Sufficiency of(String word) {
        return valueOf(word.strip().toUpperCase(Locale.ROOT));
    }
}
