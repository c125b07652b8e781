package io.nightdesk.llm;

/// A key that does not show itself in logs.
final class Secret {

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

    @Override
    public String toString() {
        return "***";
    }
}
