package io.nightdesk.knowledge.read;

/// A document that gives no text.
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    /// @param reason for people: what was wrong and what would be right
    Unreadable(String reason) {
        super(reason);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
