package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// The sends of one device in one conversation: in order, a window of them under way, numbered when
/// they leave. Not safe for several threads.
final class Sender {

    private static final int WINDOW = 16;

    /// A message with the number under which it goes out.
    record Numbered(Outbox.Entry entry, long number) {}

    private final Map<UUID, Long> underWay = new LinkedHashMap<>();
    private long accepted;

    /// A refusal makes the numbers behind it wrong; all answers come before it goes on.
    private boolean settling;

    private long notBefore = System.nanoTime();

    boolean isBusy() {
        return !underWay.isEmpty();
    }

    /// A new connection: what was under way may or may not have arrived.
    void restart(long lastNumber) {
        underWay.clear();
        settling = false;
        accepted = lastNumber;
    }

    /// What to send now.
    List<Numbered> take(List<Outbox.Entry> waiting) {
        List<Numbered> taken = new ArrayList<>();
        if (settling || System.nanoTime() - notBefore < 0) {
            return taken;
        }
        for (Outbox.Entry entry : waiting) {
            if (underWay.size() < WINDOW && !underWay.containsKey(entry.id())) {
                long number = accepted + underWay.size() + 1;
                underWay.put(entry.id(), number);
                taken.add(new Numbered(entry, number));
            }
        }
        return taken;
    }

    void acked(UUID message) {
        Long number = underWay.remove(message);
        if (number != null) {
            accepted = Math.max(accepted, number);
            settle();
        }
    }

    /// @return milliseconds after which to go on
    long nacked(UUID message, JsonNode frame) {
        underWay.remove(message);
        settling = true;
        if (frame.path("expected").isNumber()) {
            accepted = frame.path("expected").asLong() - 1;
        }
        boolean order = frame.path("code").asString("").equals("ORDER");
        long after = order ? 0 : frame.path("afterMs").asLong(0);
        notBefore = Math.max(notBefore, System.nanoTime() + after * 1_000_000);
        settle();
        return after;
    }

    @Override
    public String toString() {
        return "accepted %d, under way %s%s"
                .formatted(accepted, underWay, settling ? ", settling" : "");
    }

    private void settle() {
        if (underWay.isEmpty()) {
            settling = false;
        }
    }
}
