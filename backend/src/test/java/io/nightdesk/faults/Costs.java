package io.nightdesk.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What each injection of a run cost by itself, where one fault came after another and nothing
/// overlapped: everything from one injection to the next is charged to the first of the two, when
/// it ends; the first text of an answer to the injection before the question.
final class Costs {

    /// What is measured, the worst of each injection: nanoseconds, or how many.
    enum Figure {
        /// From the loss of a connection, not before the injection, to the next welcome.
        RESUME("resume_ms", true),
        /// The same of who had written something and waited for its ack, from when it was written,
        /// if that was later. Nobody else could know that the connection does not work.
        ACTIVE_RESUME("active_resume_ms", true),
        /// From a welcome until everything has been read that anybody had read before it.
        REPLAY("replay_ms", true),
        /// Between two times at which an answer grew on one screen, or was final.
        TEXT_GAP("text_gap_ms", true),
        /// The same, of answers that were being written when the fault was injected.
        CUT_TEXT_GAP("cut_text_gap_ms", true),
        /// From a question until the first text of its answer.
        FIRST_TEXT("first_text_ms", true),
        /// From an agent's order to take over until the last text of the answer that was under way,
        /// as long as the agent has the conversation.
        LAST_TEXT("last_text_ms", true),
        /// From the first sending of a message until another device has it.
        DELIVERY("delivery_ms", true),
        /// In which nobody got an ack.
        ACK_GAP("ack_gap_ms", true),
        /// Connections lost.
        LOST_CONNECTIONS("lost_connections", false),
        /// Messages refused for good, and errors shown.
        FAILED_SENDS("failed_sends", false);

        private final String key;
        private final boolean time;

        Figure(String key, boolean time) {
            this.key = key;
            this.time = time;
        }

        /// As the JSON names it.
        String key() {
            return key;
        }

        boolean isTime() {
            return time;
        }
    }

    /// @param fault its number, or another name for what was done
    /// @param worst nothing for what did not happen
    record Cost(String fault, long at, Map<Figure, Long> worst) {

        private void charge(Figure figure, long amount) {
            worst.merge(figure, amount, Math::max);
        }

        private void count(Figure figure) {
            worst.merge(figure, 1L, Long::sum);
        }
    }

    /// @param during of the injection before it, if there was one; it costs the first text
    private record Question(long at, @Nullable Cost during) {}

    private record Screen(String reader, UUID turn) {}

    /// Repeating what is there does not count.
    private record Grown(int length, long at) {}

    private record Missing(long seq, long since) {}

    private final List<Cost> all = new ArrayList<>();
    private final Map<UUID, Long> sent = new HashMap<>();
    private final Map<UUID, Question> asked = new HashMap<>();
    private final Map<UUID, Long> claimed = new HashMap<>();
    private final Set<UUID> begun = new HashSet<>();
    private final Map<UUID, Long> away = new HashMap<>();
    private final Map<UUID, SequencedMap<UUID, Long>> unacked = new HashMap<>();
    private final Map<UUID, Long> tops = new HashMap<>();
    private final Map<Screen, Grown> shown = new HashMap<>();
    private final Map<String, Missing> missing = new HashMap<>();
    private @Nullable Cost current;
    private long lastAck;

    private Costs() {}

    /// One for each injection, in their order.
    static List<Cost> of(List<History.Entry> entries) {
        Costs costs = new Costs();
        entries.forEach(costs::add);
        return costs.all;
    }

    private void add(History.Entry entry) {
        switch (entry) {
            case History.Injected(long at, String fault, int _) -> begin(fault, at);
            case History.Invoked sending -> {
                if (sent.putIfAbsent(sending.message(), sending.at()) == null) {
                    asked.put(sending.conversation(), new Question(sending.at(), current));
                    unacked.computeIfAbsent(sending.device(), _ -> new LinkedHashMap<>())
                            .put(sending.message(), sending.at());
                }
            }
            case History.Claimed(long at, UUID conversation) -> {
                claimed.put(conversation, at);
                charge(Figure.LAST_TEXT, 0);
            }
            case History.Acked ack -> {
                unacked.values().forEach(it -> it.remove(ack.message()));
                acked(ack.at());
            }
            case History.Refused(_, _, _, _, boolean forGood) -> {
                if (forGood) {
                    count(Figure.FAILED_SENDS);
                }
            }
            case History.ErrorShown _ -> count(Figure.FAILED_SENDS);
            case History.Away lost -> {
                away.putIfAbsent(
                        lost.device(),
                        current == null ? lost.since() : Math.max(lost.since(), current.at()));
                count(Figure.LOST_CONNECTIONS);
            }
            case History.Back(long at, UUID device) -> {
                Long since = away.remove(device);
                if (since != null) {
                    charge(Figure.RESUME, at - since);
                    SequencedMap<UUID, Long> waiting = unacked.get(device);
                    if (waiting != null && !waiting.isEmpty()) {
                        long written = waiting.firstEntry().getValue();
                        charge(Figure.ACTIVE_RESUME, at - Math.max(since, written));
                    }
                }
            }
            case History.Resumed resumed -> resumed(resumed);
            case History.HandedBack(_, UUID conversation) -> claimed.remove(conversation);
            case History.Shown it -> {
                first(it);
                grown(it);
            }
            case History.Seen seen -> seen(seen);
            case History.Left left -> missing.remove(left.reader());
            case History.ReadBegun _,
                    History.ReadDone _,
                    History.Watches _,
                    History.Listed _,
                    History.Stopped _,
                    History.Due _,
                    History.ErrorGone _,
                    History.Healed _ -> {}
        }
    }

    private void begin(String fault, long at) {
        Map<Figure, Long> worst = new EnumMap<>(Figure.class);
        worst.put(Figure.LOST_CONNECTIONS, 0L);
        worst.put(Figure.FAILED_SENDS, 0L);
        current = new Cost(fault, at, worst);
        all.add(current);
    }

    private void charge(Figure figure, long amount) {
        if (current != null) {
            current.charge(figure, amount);
        }
    }

    private void count(Figure figure) {
        if (current != null) {
            current.count(figure);
        }
    }

    private void acked(long at) {
        if (lastAck != 0) {
            charge(Figure.ACK_GAP, at - lastAck);
        }
        lastAck = at;
    }

    private void resumed(History.Resumed resumed) {
        long top = tops.getOrDefault(resumed.conversation(), 0L);
        if (top > resumed.after()) {
            missing.put(resumed.reader(), new Missing(top, resumed.at()));
        } else {
            charge(Figure.REPLAY, 0);
        }
    }

    private void first(History.Shown it) {
        if (begun.add(it.turn())) {
            Question question = asked.remove(it.conversation());
            if (question != null && question.during() != null) {
                question.during().charge(Figure.FIRST_TEXT, it.at() - question.at());
            }
        }
    }

    private void grown(History.Shown it) {
        Screen screen = new Screen(it.reader(), it.turn());
        Grown before = shown.get(screen);
        Long since = claimed.get(it.conversation());
        if (since != null && before != null && it.text().length() > before.length()) {
            charge(Figure.LAST_TEXT, it.at() - since);
        }
        grown(screen, it.text().length(), it.at());
    }

    private void grown(Screen screen, int length, long at) {
        Grown before = shown.get(screen);
        if (before != null && length <= before.length()) {
            return;
        }
        shown.put(screen, new Grown(length, at));
        if (before != null && current != null) {
            current.charge(Figure.TEXT_GAP, at - before.at());
            if (before.at() <= current.at()) {
                current.charge(Figure.CUT_TEXT_GAP, at - before.at());
            }
        }
    }

    private void seen(History.Seen seen) {
        tops.merge(seen.conversation(), seen.seq(), Math::max);
        Missing behind = missing.get(seen.reader());
        if (behind != null && seen.seq() >= behind.seq()) {
            missing.remove(seen.reader());
            charge(Figure.REPLAY, seen.at() - behind.since());
        }
        History.Content content = History.Content.of(seen.content());
        UUID turn = content.turn();
        if (turn != null) {
            var screen = new Screen(seen.reader(), turn);
            if (shown.containsKey(screen)) {
                grown(screen, Integer.MAX_VALUE, seen.at());
                shown.remove(screen);
            }
        }
        Long since = content.message() == null ? null : sent.get(content.message());
        if (since != null && seen.reader().endsWith(Customer.OTHER_DEVICE)) {
            charge(Figure.DELIVERY, seen.at() - since);
        }
    }
}
