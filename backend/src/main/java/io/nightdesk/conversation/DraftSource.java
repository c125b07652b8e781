package io.nightdesk.conversation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Whoever writes answers can say what it has shown so far, for a reader who comes in the middle.
public interface DraftSource {

    /// The running turn's state and text as frames to send, in order; empty when no turn is active.
    List<Draft> current(UUID conversation);

    /// The same of several, by conversation, as other nodes have put it down, up to a second old.
    /// What this node writes itself is not among it.
    Map<UUID, List<Draft>> elsewhere(Collection<UUID> conversations);

    /// A customer asks to stop this turn; what has been shown becomes the message.
    void stop(UUID conversation, UUID turn);
}
