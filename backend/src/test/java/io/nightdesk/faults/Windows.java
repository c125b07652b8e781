package io.nightdesk.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Which faults were at work when. A fault's window opens with the injection and stays open for a
/// while after the healing, since that is when its harm shows.
final class Windows {

    private static final long AFTERMATH = Duration.ofSeconds(5).toNanos();

    /// From each time on, until the next, these faults were at work.
    private final NavigableMap<Long, List<String>> spans = new TreeMap<>();

    private record Edge(String fault, int by) {}

    static Windows of(List<History.Entry> entries) {
        Map<String, Long> open = new HashMap<>();
        NavigableMap<Long, List<Edge>> edges = new TreeMap<>();
        for (History.Entry entry : entries) {
            if (entry instanceof History.Injected(long at, String fault, int _)) {
                edge(edges, at, new Edge(fault, 1));
            } else if (entry instanceof History.Healed(long at, String fault, int _)) {
                edge(edges, at + AFTERMATH, new Edge(fault, -1));
            }
        }
        Windows windows = new Windows();
        edges.forEach(
                (at, changes) -> {
                    changes.forEach(it -> open.merge(it.fault(), (long) it.by(), Long::sum));
                    open.values().removeIf(count -> count == 0);
                    windows.spans.put(at, open.keySet().stream().sorted().toList());
                });
        return windows;
    }

    private static void edge(NavigableMap<Long, List<Edge>> edges, long at, Edge edge) {
        edges.computeIfAbsent(at, _ -> new ArrayList<>()).add(edge);
    }

    /// The faults at work at this time, each once.
    List<String> at(long time) {
        Map.Entry<Long, List<String>> span = spans.floorEntry(time);
        return span == null ? List.of() : span.getValue();
    }

    /// The longest time between these two in which no such fault was at work.
    long longestWithout(Predicate<String> fault, long from, long to) {
        long longest = 0;
        long since = from;
        boolean without = at(from).stream().noneMatch(fault);
        for (var span : spans.subMap(from, false, to, false).entrySet()) {
            boolean next = span.getValue().stream().noneMatch(fault);
            if (without && !next) {
                longest = Math.max(longest, span.getKey() - since);
            } else if (next && !without) {
                since = span.getKey();
            }
            without = next;
        }
        return without ? Math.max(longest, to - since) : longest;
    }

    /// The faults at work at some time between these two.
    Set<String> between(long from, long to) {
        Set<String> faults = new TreeSet<>(at(from));
        spans.subMap(from, false, to, true).values().forEach(faults::addAll);
        return faults;
    }
}
