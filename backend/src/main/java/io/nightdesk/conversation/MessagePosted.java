package io.nightdesk.conversation;

import java.util.UUID;

/// A message that was appended.
///
/// @param owner who has the duty to answer it
public record MessagePosted(
        UUID conversation, long seq, Author author, Owner owner, long ownerEpoch) {}
