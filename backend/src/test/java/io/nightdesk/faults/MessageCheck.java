package io.nightdesk.faults;

import io.nightdesk.faults.Violation.Count;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// What became of the messages: I1, I2, I4, I6 and I9. A message without an ack may be there
/// once or not at all.
final class MessageCheck {

    private final Log log;
    private final Consumer<Violation> report;
    private final Set<UUID> sent = new HashSet<>();
    private final Map<UUID, Long> ackedAs = new HashMap<>();

    /// By conversation: the highest acknowledged `seq` so far.
    private final Map<UUID, Long> acked = new HashMap<>();

    /// By device and conversation: the `seq` of the message sent last.
    private final Map<String, Long> last = new HashMap<>();

    /// By read: what it must reach.
    private final Map<Long, Required> reads = new HashMap<>();

    private record Required(String node, UUID conversation, long seq) {}

    MessageCheck(Log log, Consumer<Violation> report) {
        this.log = log;
        this.report = report;
    }

    void check(List<History.Entry> entries) {
        for (History.Entry entry : entries) {
            switch (entry) {
                case History.Invoked invoked -> invoked(invoked);
                case History.Acked ack -> acked(ack);
                case History.ReadBegun begun ->
                        reads.put(
                                begun.read(),
                                new Required(
                                        begun.node(),
                                        begun.conversation(),
                                        acked.getOrDefault(begun.conversation(), 0L)));
                case History.ReadDone done -> read(done);
                case History.Refused _,
                        History.ErrorShown _,
                        History.ErrorGone _,
                        History.Seen _,
                        History.Resumed _,
                        History.Left _,
                        History.Watches _,
                        History.Listed _,
                        History.Stopped _,
                        History.Claimed _,
                        History.HandedBack _,
                        History.Shown _,
                        History.Away _,
                        History.Back _,
                        History.Due _,
                        History.Injected _,
                        History.Healed _ -> {}
            }
        }
    }

    private void invoked(History.Invoked it) {
        if (!sent.add(it.message())) {
            return;
        }
        List<Truth.Row> copies = log.copies(it.message());
        if (copies.size() > 1) {
            broken(
                    Invariant.I2,
                    Count.DUPLICATED,
                    it.at(),
                    "message %s is there %d times, as seq %s"
                            .formatted(
                                    it.message(),
                                    copies.size(),
                                    copies.stream().map(Truth.Row::seq).toList()));
        }
        if (copies.isEmpty()) {
            return;
        }
        Truth.Row row = copies.getFirst();
        if (!row.text().equals(it.text()) || !row.conversation().equals(it.conversation())) {
            broken(
                    Invariant.I1,
                    Count.LOST,
                    it.at(),
                    "message %s holds another text than was sent".formatted(it.message()));
        }
        order(it, row.seq());
    }

    private void order(History.Invoked it, long seq) {
        Long before = last.put(it.device() + " " + it.conversation(), seq);
        if (before != null && before > seq) {
            broken(
                    Invariant.I4,
                    Count.REORDERED,
                    it.at(),
                    "message %s of device %s is seq %d, but the one it sent before is seq %d"
                            .formatted(it.message(), it.device(), seq, before));
        }
        long floor = acked.getOrDefault(it.conversation(), 0L);
        if (seq <= floor) {
            broken(
                    Invariant.I6,
                    Count.REORDERED,
                    it.at(),
                    "message %s is seq %d, but seq %d was acknowledged before it was sent"
                            .formatted(it.message(), seq, floor));
        }
    }

    private void acked(History.Acked ack) {
        acked.merge(ack.conversation(), ack.seq(), Math::max);
        Long earlier = ackedAs.putIfAbsent(ack.message(), ack.seq());
        if (earlier != null) {
            if (earlier != ack.seq()) {
                broken(
                        Invariant.I2,
                        Count.DUPLICATED,
                        ack.at(),
                        "message %s was acknowledged as seq %d and as seq %d"
                                .formatted(ack.message(), earlier, ack.seq()));
            }
            return;
        }
        List<Truth.Row> copies = log.copies(ack.message());
        if (copies.stream().noneMatch(row -> row.seq() == ack.seq())) {
            broken(
                    Invariant.I1,
                    Count.LOST,
                    ack.at(),
                    "message %s was acknowledged as seq %d and %s"
                            .formatted(
                                    ack.message(),
                                    ack.seq(),
                                    copies.isEmpty()
                                            ? "is not there"
                                            : "is seq " + copies.getFirst().seq()));
        }
    }

    private void read(History.ReadDone done) {
        Required required = reads.remove(done.read());
        if (required != null && done.top() < required.seq()) {
            broken(
                    Invariant.I9,
                    Count.GAPS,
                    done.at(),
                    "a read on node %s of conversation %s ended at seq %d, but %d was acknowledged"
                            .formatted(
                                    required.node(),
                                    required.conversation(),
                                    done.top(),
                                    required.seq()));
        }
    }

    private void broken(Invariant invariant, Count count, long at, String text) {
        report.accept(new Violation(invariant, count, at, text));
    }
}
