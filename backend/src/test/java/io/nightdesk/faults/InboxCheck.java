package io.nightdesk.faults;

import io.nightdesk.faults.Violation.Count;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// What agents were shown of the inbox: I5. Who waits for a person is shown to everybody who
/// watches, whatever hints got lost: as soon as the nodes have compared with the log, unless a
/// fault explains that a node could not.
final class InboxCheck {

    /// Nodes compare every five seconds, and once more where that failed; the rest is for busy
    // machines.
    static final Duration LIMIT = Duration.ofSeconds(15);

    private final Log log;
    private final Windows windows;
    private final Consumer<Violation> report;
    private final Map<String, List<Due>> due = new HashMap<>();
    private final Map<Row, Long> shown = new HashMap<>();
    private final Set<Event> known = new HashSet<>();

    private record Row(String agent, UUID conversation) {}

    private record Event(UUID conversation, long seq) {}

    /// Somebody who began to wait.
    ///
    /// @param since when anybody first knew
    private record Due(Event event, long since) {}

    InboxCheck(Log log, Windows windows, Consumer<Violation> report) {
        this.log = log;
        this.windows = windows;
        this.report = report;
    }

    void check(List<History.Entry> entries) {
        for (History.Entry entry : entries) {
            if (entry instanceof History.Watches watches) {
                watches(watches);
            } else if (entry instanceof History.Seen seen) {
                seen(seen);
            } else if (entry instanceof History.Listed listed) {
                listed(listed);
            }
        }
        if (!entries.isEmpty()) {
            long end = entries.getLast().at();
            due.forEach((agent, all) -> all.forEach(it -> judge(agent, it, end)));
        }
    }

    private void watches(History.Watches it) {
        List<Due> left = it.now() ? due.put(it.agent(), new ArrayList<>()) : due.remove(it.agent());
        if (left != null) {
            left.forEach(one -> judge(it.agent(), one, it.at()));
        }
    }

    private void seen(History.Seen it) {
        Event event = new Event(it.conversation(), it.seq());
        if (beginsToWait(event) && known.add(event)) {
            due.forEach(
                    (agent, all) -> {
                        if (shown.getOrDefault(new Row(agent, it.conversation()), 0L) < it.seq()) {
                            all.add(new Due(event, it.at()));
                        }
                    });
        }
    }

    private boolean beginsToWait(Event event) {
        List<Truth.Row> rows = log.of(event.conversation());
        int index = (int) event.seq() - 1;
        return index >= 0 && index < rows.size() && rows.get(index).owner().equals("queue");
    }

    private void listed(History.Listed it) {
        shown.merge(new Row(it.agent(), it.conversation()), it.version(), Math::max);
        due.getOrDefault(it.agent(), new ArrayList<>())
                .removeIf(
                        one -> {
                            boolean is = isIn(one.event(), it);
                            if (is) {
                                judge(it.agent(), one, it.at());
                            }
                            return is;
                        });
    }

    private static boolean isIn(Event event, History.Listed row) {
        return event.conversation().equals(row.conversation()) && event.seq() <= row.version();
    }

    /// @param until when it was shown at last, or was nobody's matter any more
    private void judge(String agent, Due due, long until) {
        if (windows.longestWithout(InboxCheck::explains, due.since(), until) > LIMIT.toNanos()) {
            report.accept(
                    new Violation(
                            Invariant.I5,
                            Count.GAPS,
                            due.since(),
                            "%s was not shown within %d ms that %s waits since seq %d"
                                    .formatted(
                                            agent,
                                            (until - due.since()) / 1_000_000,
                                            due.event().conversation(),
                                            due.event().seq())));
        }
    }

    private static boolean explains(String fault) {
        return FaultKind.named(fault).filter(FaultKind::blinds).isPresent();
    }
}
