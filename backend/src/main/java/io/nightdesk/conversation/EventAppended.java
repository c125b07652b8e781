package io.nightdesk.conversation;

import java.util.UUID;

/// An event was appended. For listeners that wait for the commit: published inside the transaction,
/// or right after it where one transaction holds messages of several people.
///
/// @param event as the team sees it, nothing hidden
public record EventAppended(UUID conversation, Event event) {}
