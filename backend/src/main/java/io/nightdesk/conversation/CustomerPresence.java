package io.nightdesk.conversation;

import java.util.Set;
import java.util.UUID;

/// Whoever holds customers' sockets can say who is there.
public interface CustomerPresence {

    /// Conversations that a customer has open at this node. A tab that went without a word counts
    /// until its silence is noticed, 40 s later.
    Set<UUID> openConversations();
}
