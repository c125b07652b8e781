package io.nightdesk.knowledge.text;

/// The smallest piece of an article that can be quoted by itself.
///
/// @param kind what it is
/// @param block pieces of one paragraph, list or table share this number; it rises through the
///     article
/// @param number a step's number in its list, from 1 or where the list starts; 0 for other kinds
/// @param depth 0, or how deep a list item is nested
/// @param plain the text without markup, as it is searched; in a table's row each value stands
///     behind its header
/// @param markdown the text with the little markup that the widget knows, as it is read; without
///     the list marker
public record Unit(Kind kind, int block, int number, int depth, String plain, String markdown) {

    /// What a unit is.
    public enum Kind {
        SENTENCE,
        STEP,
        BULLET,
        ROW,
        CODE
    }

    /// As it is read, without markup.
    public String readable() {
        return Inline.plain(markdown);
    }

    public int words() {
        return Words.count(plain);
    }

    /// True for a sentence that only announces the list or table after it.
    public boolean isLeadIn() {
        return kind == Kind.SENTENCE && plain.endsWith(":");
    }

    public boolean isItem() {
        return kind == Kind.STEP || kind == Kind.BULLET;
    }
}
