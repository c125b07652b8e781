package io.nightdesk.gateway;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The messages that a client has been asked to repeat, by conversation, until it repeats one.
/// Whatever else it sends meanwhile was sent before it knew. Remembers the latest only, far more
/// than a client has under way: forgetting one costs its repetition one more refusal. Safe from any
/// thread.
final class Refusals {

    /// Conversations, and messages of each.
    static final int MOST = 64;

    private final SequencedMap<UUID, SequencedSet<UUID>> refused = new LinkedHashMap<>();

    synchronized void note(ServerFrame.Nack nack) {
        UUID conversation = nack.conversation();
        UUID message = nack.clientMessageId();
        if (conversation == null || message == null || !nack.retry()) {
            return;
        }
        SequencedSet<UUID> messages =
                refused.computeIfAbsent(conversation, _ -> new LinkedHashSet<>());
        messages.add(message);
        if (messages.size() > MOST) {
            messages.removeFirst();
        }
        if (refused.size() > MOST) {
            refused.pollFirstEntry();
        }
    }

    /// The first of the messages after which `send` was sent, before the client knew that they are
    /// refused and are to be repeated; null when there is none, or when this is the repetition.
    synchronized @Nullable UUID before(ClientFrame.Send send) {
        SequencedSet<UUID> messages = refused.get(send.conversation());
        return messages == null || messages.contains(send.clientMessageId())
                ? null
                : messages.getFirst();
    }

    /// The client knows what was refused in this conversation.
    synchronized void forget(UUID conversation) {
        refused.remove(conversation);
    }

    synchronized int size() {
        return refused.values().stream().mapToInt(SequencedSet::size).sum();
    }
}
