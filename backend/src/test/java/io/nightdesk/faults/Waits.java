package io.nightdesk.faults;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/// The longest waits of a run, so that whoever looks for the cause knows when to look.
final class Waits {

    /// Of each kind.
    private static final int KEPT = 5;

    private static final Comparator<Wait> BY_LENGTH = Comparator.comparingLong(Wait::nanos);

    private final Map<String, PriorityQueue<Wait>> longest = new TreeMap<>();

    /// Times are nanoseconds of the history's clock.
    ///
    /// @param what for people, and the same for all of a kind
    record Wait(String what, long since, long until) {

        long nanos() {
            return until - since;
        }
    }

    void add(Wait wait) {
        PriorityQueue<Wait> kept =
                longest.computeIfAbsent(wait.what(), _ -> new PriorityQueue<>(BY_LENGTH));
        kept.add(wait);
        if (kept.size() > KEPT) {
            kept.remove();
        }
    }

    /// Kind by kind, the longest first.
    List<Wait> longest() {
        return longest.values().stream()
                .flatMap(kept -> kept.stream().sorted(BY_LENGTH.reversed()))
                .toList();
    }
}
