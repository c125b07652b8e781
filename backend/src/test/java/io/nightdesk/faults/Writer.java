package io.nightdesk.faults;

import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Sends what lies in the outbox, until each message has been acknowledged or refused for good. Not
/// safe for several threads.
final class Writer {

    private final Seat seat;
    private final Witness witness;
    private final Outbox outbox;
    private final Sender sender = new Sender();
    private final Consumer<Object> out;

    /// @param out sends a frame
    Writer(Seat seat, Witness witness, Outbox outbox, Consumer<Object> out) {
        this.seat = seat;
        this.witness = witness;
        this.outbox = outbox;
        this.out = out;
    }

    boolean isBusy() {
        return sender.isBusy();
    }

    /// A new connection; what was under way may or may not have arrived.
    void restart(long lastNumber) {
        sender.restart(lastNumber);
    }

    /// Sends what may be sent now. Only while connected.
    void flush() {
        for (Sender.Numbered it : sender.take(outbox.waiting())) {
            Outbox.Entry entry = it.entry();
            witness.invoked(entry);
            out.accept(
                    Map.of(
                            "type", "send",
                            "conversation", seat.conversation(),
                            "clientMessageId", entry.id(),
                            "number", it.number(),
                            "body", entry.text()));
        }
    }

    void acked(JsonNode frame) {
        UUID message = UUID.fromString(frame.path("clientMessageId").asString());
        witness.acked(message, frame.path("seq").asLong());
        outbox.remove(message);
        sender.acked(message);
    }

    /// Seen in the conversation, which proves the same as an ack.
    void seen(UUID message) {
        outbox.remove(message);
    }

    /// @param frame a refusal that names a message
    /// @return milliseconds after which to go on
    long refused(JsonNode frame) {
        UUID message = UUID.fromString(frame.path("clientMessageId").asString());
        boolean forGood = !frame.path("retry").asBoolean();
        witness.refused(message, frame.path("code").asString(), forGood);
        long after = sender.nacked(message, frame);
        if (forGood) {
            outbox.remove(message);
        }
        return after;
    }

    @Override
    public String toString() {
        return "%s; to send: %s"
                .formatted(sender, outbox.waiting().stream().map(Outbox.Entry::id).toList());
    }
}
