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
        Map<String, List<Double>> rows = rows(subject, scenario);
        figures.forEach(
                (name, value) -> rows.computeIfAbsent(name, _ -> new ArrayList<>()).add(value));
        System.err.printf(
                "%tT   %s, %s: %s%n", System.currentTimeMillis(), subject, scenario, figures);
    }

    /// Takes over what another has gathered.
    void add(Results round) {
        round.all.forEach(
                (scenario, subjects) ->
                        subjects.forEach(
                                (subject, figures) -> {
                                    Map<String, List<Double>> rows = rows(subject, scenario);
                                    figures.forEach(
                                            (name, values) ->
                                                    rows.computeIfAbsent(
                                                                    name, _ -> new ArrayList<>())
                                                            .addAll(values));
                                }));
    }

    private Map<String, List<Double>> rows(String subject, String scenario) {
        return all.computeIfAbsent(scenario, _ -> new LinkedHashMap<>())
                .computeIfAbsent(subject, _ -> new TreeMap<>());
    }

    /// Whether the disk was another one at the end than at the beginning: a factor of two.
    boolean noisy() {
        double before = median("baseline", "fdatasync", "p50_ms").orElse(1);
        double after = median("baseline", "fdatasync", "p50_ms_after").orElse(before);
        return Math.max(before, after) > 2 * Math.min(before, after);
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
