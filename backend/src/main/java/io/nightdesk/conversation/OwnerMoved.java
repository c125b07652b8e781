package io.nightdesk.conversation;

import java.util.UUID;

/// The duty to answer moved. Published inside the transaction.
public record OwnerMoved(UUID conversation, long seq, Owner owner, long ownerEpoch) {}
