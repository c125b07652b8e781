package io.nightdesk.llm;

import java.util.Locale;

/// What a model is wanted for. An admin may give each purpose models of its own; one without uses
/// those of [#ANSWER], but for [#CLASSIFY].
public enum Profile {
    /// Writes what customers read.
    ANSWER,
    /// Writes it once most of a day's money is spent.
    ECONOMY,
    /// Judges whether what was found is enough to answer from.
    JUDGE,
    /// Says what a message wants, beside what words and a local classifier say. Nobody is asked for
    /// it unless an admin names who.
    CLASSIFY,
    /// Sums a conversation up for the people at the desk.
    SUMMARY,
    /// Puts a question, or a text, into other words for the search.
    REWRITE;

    /// Whether what it says is short and read by nobody before it is whole.
    boolean isShort() {
        return this == JUDGE || this == CLASSIFY || this == REWRITE;
    }

    /// The word for it in SQL and on the wire.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException for a word that names none
    public static Profile of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
