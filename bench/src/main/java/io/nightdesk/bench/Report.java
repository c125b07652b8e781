package io.nightdesk.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Figures for people and programs.
final class Report {

    private static final String US = "nightdesk";

    private final Results results;
    private final int rounds;
    private final int seconds;

    Report(Results results, int rounds, int seconds) {
        this.results = results;
        this.rounds = rounds;
        this.seconds = seconds;
    }

    /// A promise and what was seen.
    ///
    /// @param worst the worst round, on the side that matters
    private record Target(String name, String promise, double median, double worst, boolean met) {}

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        floor(targets, "ack p50 / (echo + one append)", 1.5, ratio("p50_ms"));
        floor(targets, "ack p99 / (echo p99 + one append)", 3, ratio("p99_ms"));
        List<Double> ours = results.of("throughput", US, "rate");
        List<Double> appends = results.of("baseline", "pgbench", "c16_rate");
        List<Double> socketIo = results.of("throughput", "socket.io + pg", "rate");
        atLeast(targets, "messages/s / pgbench c=16", 1, divide(ours, appends));
        atLeast(targets, "messages/s / socket.io + pg", 1.3, divide(ours, socketIo));
        results.all()
                .getOrDefault("memory", Map.of())
                .getOrDefault(US, Map.of())
                .forEach(
                        (name, values) -> {
                            if (name.startsWith("heap") || name.startsWith("rss")) {
                                floor(
                                        targets,
                                        name.replace("_kb_", " KB a socket at "),
                                        name.startsWith("heap") ? 16 : 30,
                                        values);
                            }
                        });
        atLeast(targets, "blink: delivered, %", 100, results.of("blink", US, "delivered"));
        floor(
                targets,
                "blink: replay p99 / socket.io with recovery",
                0.25,
                divide(
                        results.of("blink", US, "replay_p99_ms"),
                        results.of("blink", "socket.io, recovery", "replay_p99_ms")));
        floor(targets, "avalanche: all back, s", 10, results.of("avalanche", US, "all_s"));
        floor(targets, "avalanche: never back", 0, results.of("avalanche", US, "never"));
        floor(targets, "drain: connections broken", 0, results.of("drain", US, "broken"));
        floor(targets, "drain: sends without an ack at first", 0, results.of("drain", US, "failed"));
        floor(
                targets,
                "drain: ack p99 / before",
                2,
                divide(
                        results.of("drain", US, "p99_ms"),
                        results.of("drain", US, "p99_before_ms")));
        check(targets);
        return targets;
    }

    /// Whether the measurement itself is to be believed.
    private void check(List<Target> targets) {
        floor(
                targets,
                "check: the disk changed its speed by two (1 is yes)",
                0,
                results.of("baseline", "fdatasync", "noisy"));
        floor(
                targets,
                "check: the generator behind its schedule, p99 ms",
                1,
                results.of("ack", US, "behind_p99_ms"));
        floor(
                targets,
                "check: echo p50 / ack p50",
                0.5,
                divide(results.of("ack", "echo", "p50_ms"), results.of("ack", US, "p50_ms")));
        results.all()
                .getOrDefault("throughput", Map.of())
                .forEach(
                        (name, figures) -> {
                            floor(
                                    targets,
                                    "check: acked but not stored, " + name,
                                    0,
                                    figures.getOrDefault("unstored", List.of()));
                            floor(
                                    targets,
                                    "check: refused, " + name,
                                    0,
                                    figures.getOrDefault("refused", List.of()));
                        });
    }

    private List<Double> ratio(String percentile) {
        List<Double> ours = results.of("ack", US, percentile);
        List<Double> echo = results.of("ack", "echo", percentile);
        List<Double> append = results.of("baseline", "pgbench", "c1_ms");
        return each(
                Math.min(ours.size(), Math.min(echo.size(), append.size())),
                i -> ours.get(i) / (echo.get(i) + append.get(i)));
    }

    private static List<Double> divide(List<Double> above, List<Double> below) {
        return each(Math.min(above.size(), below.size()), i -> above.get(i) / below.get(i));
    }

    private static List<Double> each(int size, IntToDoubleFunction value) {
        return IntStream.range(0, size).mapToDouble(value).boxed().toList();
    }

    private static void floor(List<Target> into, String name, double most, List<Double> values) {
        OptionalDouble median = Results.median(values);
        if (median.isPresent()) {
            double worst = values.stream().mapToDouble(it -> it).max().orElseThrow();
            into.add(
                    new Target(
                            name,
                            "at most " + plain(most),
                            median.getAsDouble(),
                            worst,
                            median.getAsDouble() <= most));
        }
    }

    private static void atLeast(List<Target> into, String name, double least, List<Double> values) {
        OptionalDouble median = Results.median(values);
        if (median.isPresent()) {
            double worst = values.stream().mapToDouble(it -> it).min().orElseThrow();
            into.add(
                    new Target(
                            name,
                            "at least " + plain(least),
                            median.getAsDouble(),
                            worst,
                            median.getAsDouble() >= least));
        }
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # Performance

                Made by `bench/run --doc` on %s: %d round%s of %d s, in turns, %d cores, everything on one \
                machine. Figures are medians of the rounds; ratios are taken within a round. What they mean \
                and how they are taken: [bench](../bench/README.md).

                | promise | | median | worst round | |
                | --- | --- | ---: | ---: | --- |
                """
                        .formatted(
                                LocalDate.now(),
                                rounds,
                                rounds == 1 ? "" : "s",
                                seconds,
                                Runtime.getRuntime().availableProcessors()));
        for (Target target : targets()) {
            text.append(
                    "| %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    target.name(),
                                    target.promise(),
                                    plain(target.median()),
                                    plain(target.worst()),
                                    target.met() ? "met" : "**missed**"));
        }
        results.all()
                .forEach(
                        (scenario, subjects) -> {
                            List<String> columns =
                                    subjects.values().stream()
                                            .flatMap(it -> it.keySet().stream())
                                            .distinct()
                                            .sorted()
                                            .toList();
                            text.append("\n## ").append(scenario).append("\n\n| |");
                            columns.forEach(it -> text.append(' ').append(it).append(" |"));
                            text.append("\n| --- |")
                                    .append(" ---: |".repeat(columns.size()))
                                    .append('\n');
                            subjects.forEach(
                                    (subject, figures) -> {
                                        text.append("| ").append(subject).append(" |");
                                        for (String column : columns) {
                                            OptionalDouble median =
                                                    Results.median(
                                                            figures.getOrDefault(
                                                                    column, List.of()));
                                            text.append(' ')
                                                    .append(
                                                            median.isPresent()
                                                                    ? plain(median.getAsDouble())
                                                                    : "")
                                                    .append(" |");
                                        }
                                        text.append('\n');
                                    });
                        });
        return text.toString();
    }

    String json() {
        String scenarios =
                results.all().entrySet().stream()
                        .map(
                                scenario ->
                                        quoted(scenario.getKey())
                                                + ":{"
                                                + subjects(scenario.getValue())
                                                + "}")
                        .collect(Collectors.joining(","));
        String targets =
                targets().stream()
                        .map(
                                it ->
                                        "{\"name\":%s,\"promise\":%s,\"median\":%s,\"worst\":%s,\"met\":%s}"
                                                .formatted(
                                                        quoted(it.name()),
                                                        quoted(it.promise()),
                                                        it.median(),
                                                        it.worst(),
                                                        it.met()))
                        .collect(Collectors.joining(","));
        return "{\"rounds\":%d,\"seconds\":%d,\"targets\":[%s],\"figures\":{%s}}%n"
                .formatted(rounds, seconds, targets, scenarios);
    }

    private static String subjects(Map<String, Map<String, List<Double>>> subjects) {
        return subjects.entrySet().stream()
                .map(
                        subject ->
                                quoted(subject.getKey())
                                        + ":{"
                                        + subject.getValue().entrySet().stream()
                                                .map(
                                                        it ->
                                                                quoted(it.getKey())
                                                                        + ":"
                                                                        + it.getValue())
                                                .collect(Collectors.joining(","))
                                        + "}")
                .collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    String html() {
        StringBuilder page = new StringBuilder();
        page.append(
                """
                <!doctype html><html lang="en"><meta charset="utf-8"><title>Nightdesk bench</title>
                <style>
                body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1d2433}
                table{border-collapse:collapse;width:100%}td,th{padding:.3rem .6rem;border-bottom:1px solid #dfe3ea;text-align:left}
                .met{color:#0a7a4b}.missed{color:#b3261e;font-weight:600}svg{width:100%;height:auto}figure{margin:1.5rem 0}
                figcaption{font-weight:600}text{font-size:12px;fill:#1d2433}.us{fill:#3d5afe}.other{fill:#b8c0cc}.dot{fill:#1d2433}
                </style><h1>Nightdesk bench</h1>
                """);
        page.append(
                "<p>%d rounds of %d s, in turns. Bars are medians, dots the rounds.</p>"
                        .formatted(rounds, seconds));
        page.append("<table><tr><th>promise<th><th>median<th>worst<th>");
        for (Target target : targets()) {
            page.append(
                    "<tr><td>%s<td>%s<td>%s<td>%s<td class=%s>%4$s"
                            .replace("%4$s", "%s")
                            .formatted(
                                    target.name(),
                                    target.promise(),
                                    plain(target.median()),
                                    plain(target.worst()),
                                    target.met() ? "met" : "missed",
                                    target.met() ? "met" : "missed"));
        }
        page.append("</table>");
        results.all()
                .forEach(
                        (scenario, subjects) ->
                                subjects.values().stream()
                                        .flatMap(it -> it.keySet().stream())
                                        .distinct()
                                        .sorted()
                                        .forEach(
                                                figure ->
                                                        page.append(
                                                                plot(scenario, figure, subjects))));
        return page.append("</html>\n").toString();
    }

    private static String plot(
            String scenario, String figure, Map<String, Map<String, List<Double>>> subjects) {
        double top =
                subjects.values().stream()
                        .flatMap(it -> it.getOrDefault(figure, List.of()).stream())
                        .mapToDouble(it -> it)
                        .max()
                        .orElse(0);
        if (top <= 0) {
            return "";
        }
        StringBuilder bars = new StringBuilder();
        int y = 0;
        for (Map.Entry<String, Map<String, List<Double>>> subject : subjects.entrySet()) {
            List<Double> values = subject.getValue().getOrDefault(figure, List.of());
            OptionalDouble median = Results.median(values);
            if (median.isEmpty()) {
                continue;
            }
            bars.append(
                    "<text x=0 y=%d>%s</text><rect class=%s x=150 y=%d width=%.1f height=14 />"
                            .formatted(
                                    y + 12,
                                    subject.getKey(),
                                    subject.getKey().equals(US) ? "us" : "other",
                                    y + 1,
                                    Math.max(0, median.getAsDouble()) / top * 500));
            for (double value : values) {
                bars.append(
                        "<circle class=dot r=2 cx=%.1f cy=%d />"
                                .formatted(150 + Math.max(0, value) / top * 500, y + 8));
            }
            bars.append(
                    "<text x=660 y=%d>%s</text>".formatted(y + 12, plain(median.getAsDouble())));
            y += 22;
        }
        return "<figure><figcaption>%s: %s</figcaption><svg viewBox='0 0 740 %d'>%s</svg></figure>"
                .formatted(scenario, figure, y, bars);
    }

    private static String plain(double value) {
        return Math.abs(value) >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value).replaceAll("\\.?0+$", "");
    }
}
