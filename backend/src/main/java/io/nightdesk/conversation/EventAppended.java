package io.nightdesk.conversation;

import java.util.UUID;

/// An event was appended. Published inside the transaction for listeners that wait for its commit.
///
/// @param event as the team sees it, nothing hidden
public record EventAppended(UUID conversation, Event event) {}
