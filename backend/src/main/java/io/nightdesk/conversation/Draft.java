package io.nightdesk.conversation;

import java.util.UUID;

/// An answer while it is being written. Never stored here, never promised: the final message
/// supersedes it.
public sealed interface Draft {

    UUID conversation();

    UUID turn();

    int attempt();

    /// Where the turn stands.
    record Moved(UUID conversation, UUID turn, int attempt, State state) implements Draft {}

    /// Text was added.
    ///
    /// @param offset where `text` begins in the attempt's text, in UTF-16 units
    record Grew(UUID conversation, UUID turn, int attempt, int offset, String text)
            implements Draft {}

    /// The attempt's whole text so far; replaces what an older attempt had shown.
    record Replaced(UUID conversation, UUID turn, int attempt, String text) implements Draft {}

    /// What a turn is doing.
    enum State {
        QUEUED,
        SEARCHING,
        WRITING,
        DONE,
        FAILED,
        HANDED_OFF,
        CANCELLED
    }
}
