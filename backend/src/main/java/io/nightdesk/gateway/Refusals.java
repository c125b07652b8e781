package io.nightdesk.gateway;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.UUID;

/// The messages that a client has been asked to repeat, by conversation, since it last began anew.
/// Whatever it sends until then was sent before it knew. It shows that it knows by a repetition, or
/// by a number that is no higher than the one before: within one go it only counts upwards.
/// Remembers the latest only, far more than a client has under way: forgetting one costs its
/// repetition one more refusal. Safe from any thread.
final class Refusals {

    /// Conversations, and messages of each.
    static final int MOST = 64;

    private final SequencedMap<UUID, Go> refused = new LinkedHashMap<>();
    private long number;

    /// What was refused of the messages that the client sent in one go.
    private static final class Go {

        private final SequencedSet<UUID> messages = new LinkedHashSet<>();
        private long number;

        private Go(long number) {
            this.number = number;
        }
    }

    /// A message has come. Before anything else is done with it.
    synchronized void heard(ClientFrame.Send send) {
        number = send.number();
        Go go = refused.get(send.conversation());
        if (go == null) {
            return;
        }
        if (number <= go.number || go.messages.contains(send.clientMessageId())) {
            refused.remove(send.conversation());
        } else {
            go.number = number;
        }
    }

    synchronized void note(ServerFrame.Nack nack) {
        UUID conversation = nack.conversation();
        UUID message = nack.clientMessageId();
        if (conversation == null || message == null || !nack.retry()) {
            return;
        }
        SequencedSet<UUID> messages =
                refused.computeIfAbsent(conversation, _ -> new Go(number)).messages;
        messages.add(message);
        if (messages.size() > MOST) {
            messages.removeFirst();
        }
        if (refused.size() > MOST) {
            refused.pollFirstEntry();
        }
    }

    /// The messages after which `send` was sent, before the client knew that they are refused and
    /// are to be repeated.
    synchronized List<UUID> before(ClientFrame.Send send) {
        Go go = refused.get(send.conversation());
        return go == null ? List.of() : List.copyOf(go.messages);
    }

    /// Nothing of what was refused in this conversation need be waited for.
    synchronized void forget(UUID conversation) {
        refused.remove(conversation);
    }

    synchronized int size() {
        return refused.values().stream().mapToInt(go -> go.messages.size()).sum();
    }
}
