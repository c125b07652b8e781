package io.nightdesk.llm;

/// The rungs of the ladder that are language models: the first of those set, or any after it.
public enum Rung {
    PRIMARY("primary"),
    SECONDARY("secondary");

    private final String code;

    Rung(String code) {
        this.code = code;
    }

    /// The word for it on the wire, in SQL and in metrics.
    public String code() {
        return code;
    }
}
