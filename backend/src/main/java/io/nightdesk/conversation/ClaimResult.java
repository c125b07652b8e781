package io.nightdesk.conversation;

/// What became of an agent's claim.
public sealed interface ClaimResult {

    /// It is this agent's now, or was already.
    record Claimed() implements ClaimResult {}

    /// Somebody was faster.
    ///
    /// @param by that agent's name
    record AlreadyTaken(String by) implements ClaimResult {}

    record Closed() implements ClaimResult {}

    record Unknown() implements ClaimResult {}
}
