package io.nightdesk.knowledge.fetch;

/// An address gave nothing that can be read.
public final class FetchFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean isGone;

    /// @param reason for people, such as "it answers 503"
    /// @param isGone whether the server says that there is nothing and will be nothing
    FetchFailure(String reason, boolean isGone) {
        super(reason);
        this.isGone = isGone;
    }

    FetchFailure(String reason) {
        this(reason, false);
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    /// Whether the server says that there is nothing there (404, 410).
    public boolean isGone() {
        return isGone;
    }
}
