package io.nightdesk.limits;

import java.util.Optional;

/// Which addresses stand for somebody.
@FunctionalInterface
public interface Callers {

    /// Whether an address is a caller's own. That of a proxy in front of this server is nobody's:
    /// anybody may be behind it. Nor is this machine's.
    boolean isCaller(String address);

    /// The [Network] that a caller is counted by; empty for an address that is nobody's.
    ///
    /// @param address as text, IPv6 with or without brackets
    default Optional<String> network(String address) {
        return Optional.of(address).filter(this::isCaller).map(Network::of);
    }
}
