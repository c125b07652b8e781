package io.nightdesk.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/// Every figure of every round, as seen.
final class Results {

    private final Map<String, Map<String, Map<String, List<Double>>>> all = new LinkedHashMap<>();

    void add(String subject, String scenario, Map<String, Double> figures) {
        Map<String, List<Double>> rows =
                all.computeIfAbsent(scenario, _ -> new LinkedHashMap<>())
                        .computeIfAbsent(subject, _ -> new TreeMap<>());
        figures.forEach(
                (name, value) -> rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
        System.err.printf(
                "%tT   %s, %s: %s%n", System.currentTimeMillis(), subject, scenario, figures);
    }

    /// scenario, subject, figure, rounds.
    Map<String, Map<String, Map<String, List<Double>>>> all() {
        return all;
    }

    List<Double> of(String scenario, String subject, String figure) {
        return all.getOrDefault(scenario, Map.of())
                .getOrDefault(subject, Map.of())
                .getOrDefault(figure, List.of());
    }

    OptionalDouble median(String scenario, String subject, String figure) {
        return median(of(scenario, subject, figure));
    }

    static OptionalDouble median(List<Double> values) {
        if (values.isEmpty()) {
            return OptionalDouble.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int half = sorted.size() / 2;
        return OptionalDouble.of(
                sorted.size() % 2 == 1
                        ? sorted.get(half)
                        : (sorted.get(half - 1) + sorted.get(half)) / 2);
    }
}
