package io.nightdesk.knowledge;

/// Nothing of a source could be read, which is not the same as that it holds nothing.
final class SourceUnreadable extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param reason for people: what was wrong and what would be right
    SourceUnreadable(String reason) {
        super(reason);
    }
}
