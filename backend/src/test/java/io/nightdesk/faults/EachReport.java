package io.nightdesk.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What each fault costs by itself, beside what it may cost.
final class EachReport {

    private final long seed;
    private final Map<FaultKind, FaultRun.Result> results = new LinkedHashMap<>();

    EachReport(long seed) {
        this.seed = seed;
    }

    void add(FaultKind fault, FaultRun.Result result) {
        results.put(fault, result);
    }

    boolean isClean() {
        return results.values().stream().allMatch(FaultRun.Result::isClean);
    }

    private String status() {
        List<String> all = results.values().stream().map(FaultRun.Result::status).toList();
        return Stream.of("violated", "stumbled").filter(all::contains).findFirst().orElse("held");
    }

    /// One figure of one fault, or of what was done beside it.
    ///
    /// @param n injections in which there was something to measure
    /// @param most what the target allows; null where there is none
    record Row(
            String fault,
            Costs.Figure figure,
            int n,
            long p50,
            long p95,
            long worst,
            @Nullable Long most) {

        /// Null where nothing was asked for.
        @Nullable Boolean isHit() {
            return most == null ? null : worst <= most;
        }

        private Map<String, @Nullable Object> json() {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("n", n);
            json.put("p50", p50);
            json.put("p95", p95);
            json.put("worst", worst);
            json.put("target", most);
            json.put("hit", isHit());
            return json;
        }

        private String text() {
            String target =
                    most == null ? "" : "%8d  %s".formatted(most, worst <= most ? "hit" : "MISSED");
            return "%-14s %-18s %5d %8d %8d %8d %s"
                    .formatted(fault, figure.key(), n, p50, p95, worst, target)
                    .stripTrailing();
        }
    }

    private static List<Row> rows(FaultKind fault, FaultRun.Result result) {
        List<Target> targets = new ArrayList<>(Target.of(fault));
        if (fault == FaultKind.F4) {
            worst(result, Nemesis.UNRELATED, Costs.Figure.DELIVERY)
                    .ifPresent(unrelated -> targets.add(Target.ofUpgrade(unrelated)));
        } else if (fault == FaultKind.F23) {
            worst(result, Nemesis.UNTROUBLED, Costs.Figure.FIRST_TEXT)
                    .ifPresent(untroubled -> targets.add(Target.ofRefusal(untroubled)));
        }
        List<Row> rows = new ArrayList<>();
        for (String name : List.of(fault.name(), Nemesis.UNRELATED, Nemesis.UNTROUBLED)) {
            for (Costs.Figure figure : Costs.Figure.values()) {
                List<Long> amounts = amounts(result, name, figure);
                if (!amounts.isEmpty()) {
                    Long most =
                            targets.stream()
                                    .filter(it -> it.figure() == figure)
                                    .filter(_ -> name.equals(fault.name()))
                                    .map(Target::most)
                                    .findFirst()
                                    .orElse(null);
                    rows.add(row(name, figure, amounts, most));
                }
            }
        }
        return rows;
    }

    private static Optional<Long> worst(FaultRun.Result result, String fault, Costs.Figure figure) {
        return amounts(result, fault, figure).stream().max(Long::compare);
    }

    private static List<Long> amounts(FaultRun.Result result, String fault, Costs.Figure figure) {
        return result.costs().stream()
                .filter(it -> it.fault().equals(fault))
                .map(it -> it.worst().get(figure))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }

    private static Row row(
            String fault, Costs.Figure figure, List<Long> sorted, @Nullable Long most) {
        return new Row(
                fault,
                figure,
                sorted.size(),
                of(figure, sorted, 50),
                of(figure, sorted, 95),
                of(figure, sorted, 100),
                most);
    }

    private static long of(Costs.Figure figure, List<Long> sorted, int percent) {
        long amount = sorted.get((int) Math.ceil(percent / 100.0 * sorted.size()) - 1);
        return figure.isTime() ? TimeUnit.NANOSECONDS.toMillis(amount) : amount;
    }

    String text() {
        StringBuilder text =
                new StringBuilder(
                        "%-14s %-18s %5s %8s %8s %8s %8s%n"
                                .formatted("fault", "", "n", "p50", "p95", "worst", "target"));
        results.forEach(
                (fault, result) -> {
                    rows(fault, result).forEach(row -> text.append(row.text()).append('\n'));
                    result.verdict()
                            .violations()
                            .forEach(it -> text.append("VIOLATED ").append(it).append('\n'));
                    result.troubles()
                            .forEach(it -> text.append("TROUBLE  ").append(it).append('\n'));
                });
        return text.toString();
    }

    String json() {
        Map<String, Object> faults = new LinkedHashMap<>();
        results.forEach((fault, result) -> faults.put(fault.name(), json(fault, result)));
        return ClientTools.JSON
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("status", status(), "seed", seed, "faults", faults));
    }

    private static Map<String, @Nullable Object> json(FaultKind fault, FaultRun.Result result) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("title", fault.title());
        json.put("status", result.status());
        json.put("rig", result.rig());
        json.putAll(result.verdict().board().whole().figures());
        json.put("injections", result.verdict().board().of(fault.name()).injections());
        Map<String, Map<String, Object>> alone = new LinkedHashMap<>();
        rows(fault, result)
                .forEach(
                        row ->
                                alone.computeIfAbsent(row.fault(), _ -> new LinkedHashMap<>())
                                        .put(row.figure().key(), row.json()));
        json.put("alone", alone);
        json.put(
                "violations",
                result.verdict().violations().stream().map(Violation::toString).toList());
        json.put("troubles", result.troubles());
        json.put("schedule", result.schedule());
        return json;
    }

    void write(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(absolute.getParent()));
        Files.writeString(absolute, json());
    }
}
