package io.nightdesk.limits;

/// Which addresses stand for somebody.
@FunctionalInterface
public interface Callers {

    /// Whether an address is a caller's own. That of a proxy in front of this server is nobody's:
    /// anybody may be behind it. Nor is this machine's.
    boolean isCaller(String address);
}
