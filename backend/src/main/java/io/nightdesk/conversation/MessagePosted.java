package io.nightdesk.conversation;

import java.util.UUID;

/// A message was appended. Published inside its transaction: what a listener writes commits with
/// the message or not at all.
///
/// @param owner who has the duty to answer it
public record MessagePosted(
        UUID conversation, long seq, Author author, Owner owner, long ownerEpoch) {}
