package io.nightdesk.faults;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;

/// Now and then somebody new reads a whole conversation on one node: it must hold whatever had been
/// acknowledged before, on whichever node that was.
final class FreshReads {

    private static final int EVERY_MS = 250;
    private static final int PATIENCE_MS = 10_000;

    private final ClientTools tools;
    private final Rig rig;
    private final Crowd crowd;
    private final Random random;
    private final AtomicLong reads = new AtomicLong();
    private volatile boolean stopped;

    FreshReads(ClientTools tools, Rig rig, Crowd crowd, Random random) {
        this.tools = tools;
        this.rig = rig;
        this.crowd = crowd;
        this.random = random;
    }

    void start() {
        tools.later(EVERY_MS, this::next);
    }

    void stop() {
        stopped = true;
    }

    private void next() {
        List<Slot> running = rig.running();
        if (stopped) {
            return;
        }
        if (!running.isEmpty()) {
            Slot slot = running.get(random.nextInt(running.size()));
            Line line = Line.open(tools.http(), slot.port(), new Read(crowd.any(random), slot));
            tools.later(PATIENCE_MS, line::drop);
        }
        tools.later(EVERY_MS, this::next);
    }

    private final class Read implements Line.Listener {

        private final long number = reads.incrementAndGet();
        private final Customer customer;
        private final Slot slot;
        private long top;

        private Read(Customer customer, Slot slot) {
            this.customer = customer;
            this.slot = slot;
        }

        @Override
        public void opened(Line line) {
            UUID conversation = customer.conversation();
            tools.history()
                    .add(
                            at ->
                                    new History.ReadBegun(
                                            at, number, "node " + slot.number(), conversation));
            line.send(
                    Map.of(
                            "type", "hello",
                            "version", 1,
                            "sdk", "faults",
                            "device", UUID.randomUUID(),
                            "token", customer.token(),
                            "caps", List.of(),
                            "resume", List.of(Map.of("conversation", conversation, "after", 0))));
        }

        @Override
        public void heard(Line line, JsonNode frame) {
            String type = frame.path("type").asString("");
            if (type.equals("welcome")) {
                top = frame.path("resumed").path(0).path("top").asLong();
                done(line, 0);
            } else if (type.equals("events")) {
                done(line, frame.path("to").asLong());
            }
        }

        private void done(Line line, long seq) {
            if (seq >= top) {
                tools.history().add(at -> new History.ReadDone(at, number, seq));
                line.leave();
            }
        }

        @Override
        public void ended(Line line, int code) {}
    }
}
