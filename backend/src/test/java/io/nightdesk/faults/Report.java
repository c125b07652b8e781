package io.nightdesk.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The scoreboard of a run, for people and for programs.
final class Report {

    private static final int SHOWN_VIOLATIONS = 50;

    /// Columns for people: the figure's name in the JSON, and its heading.
    private static final Map<String, String> COLUMNS = columns();

    private final FaultRun.Result result;

    Report(FaultRun.Result result) {
        this.result = result;
    }

    private static Map<String, String> columns() {
        Map<String, String> columns = new LinkedHashMap<>();
        columns.put("injections", "inj");
        columns.put("sent", "sent");
        columns.put("acked", "acked");
        columns.put("lost", "lost");
        columns.put("duplicated", "dup");
        columns.put("reordered", "reord");
        columns.put("gaps", "gaps");
        columns.put("turns_without_answer", "no answer");
        columns.put("turns_with_two_answers", "two answers");
        columns.put("left_alone", "left alone");
        columns.put("bot_after_human", "bot after human");
        columns.put("other_violations", "other");
        columns.put("errors_shown", "errors");
        columns.put("resumes", "resumes");
        columns.put("resume_ms_p50", "p50 ms");
        columns.put("resume_ms_p95", "p95 ms");
        columns.put("resume_ms_p99", "p99 ms");
        columns.put("resume_ms_max", "max ms");
        columns.put("ack_gap_ms", "ack gap ms");
        return columns;
    }

    /// What was at work in this run, by number; null figures for what was not.
    private Map<String, Map<String, @Nullable Object>> faults() {
        Map<String, Map<String, @Nullable Object>> faults = new LinkedHashMap<>();
        for (FaultKind fault : FaultKind.values()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("title", fault.title());
            Score score = score(fault);
            if (score.injections() > 0) {
                row.put("status", score.isClean() ? "held" : "violated");
                row.putAll(score.figures());
            } else {
                row.put("status", "not run");
                row.put("reason", fault.whyNot());
                score.figures().keySet().forEach(key -> row.put(key, null));
                row.put("injections", 0);
            }
            faults.put(fault.name(), row);
        }
        return faults;
    }

    /// How many kinds of fault were injected; all of them together is none of its own.
    private long kinds() {
        return Arrays.stream(FaultKind.values())
                .filter(it -> result.verdict().board().of(it.name()).injections() > 0)
                .count();
    }

    /// The soup is the whole run, if it had every ingredient.
    private Score score(FaultKind fault) {
        boolean soup =
                fault == FaultKind.F32
                        && result.plan()
                                .faults()
                                .containsAll(
                                        Arrays.stream(FaultKind.values())
                                                .filter(FaultKind::isRunnable)
                                                .toList());
        return soup ? result.verdict().board().whole() : result.verdict().board().of(fault.name());
    }

    String json() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("status", result.status());
        json.put("seed", result.plan().seed());
        json.put("seconds", result.plan().length().toSeconds());
        json.put("took_seconds", result.seconds());
        json.put("kinds", kinds());
        json.put("rig", result.rig());
        json.putAll(result.verdict().board().whole().figures());
        json.put("faults", faults());
        json.put("violations", violations());
        json.put("longest", longest());
        json.put("troubles", result.troubles());
        json.put("schedule", result.schedule());
        return ClientTools.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    /// In the schedule's time.
    private List<String> longest() {
        return result.verdict().board().waits().longest().stream()
                .map(
                        it ->
                                "%s for %.2f s, from %.2f s to %.2f s"
                                        .formatted(
                                                it.what(),
                                                it.nanos() / 1e9,
                                                (it.since() - result.begun()) / 1e9,
                                                (it.until() - result.begun()) / 1e9))
                .toList();
    }

    private List<String> violations() {
        return result.verdict().violations().stream().map(Violation::toString).toList();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        List<List<String>> rows = rows();
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(
                row -> {
                    for (int i = 0; i < row.size(); i++) {
                        widths[i] = Math.max(widths[i], row.get(i).length());
                    }
                });
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String blank = " ".repeat(widths[i] - cell.length());
                text.append(i < 2 ? cell + blank : blank + cell).append("  ");
            }
            text.append('\n');
        }
        return text.append(remarks()).append(verdict()).append('\n').toString();
    }

    /// What was not run, what was violated, and what went wrong with the suite.
    private String remarks() {
        StringBuilder text = new StringBuilder();
        faults().forEach(
                        (name, row) -> {
                            if (Objects.equals(row.get("status"), "not run")) {
                                text.append(
                                        "%-4s not run: %s (%s)%n"
                                                .formatted(
                                                        name, row.get("title"), row.get("reason")));
                            }
                        });
        longest().forEach(it -> text.append("LONGEST  ").append(it).append('\n'));
        violations().stream()
                .limit(SHOWN_VIOLATIONS)
                .forEach(it -> text.append("VIOLATED ").append(it).append('\n'));
        result.troubles().forEach(it -> text.append("TROUBLE  ").append(it).append('\n'));
        return text.toString();
    }

    private String verdict() {
        Score whole = result.verdict().board().whole();
        return "seed %d: %d injections of %d kinds of fault, %d messages acknowledged, %d violations%s"
                .formatted(
                        result.plan().seed(),
                        whole.injections(),
                        kinds(),
                        whole.acked(),
                        result.verdict().violations().size(),
                        result.troubles().isEmpty()
                                ? ""
                                : ", " + result.troubles().size() + " troubles of the suite");
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", "fault"));
        head.addAll(COLUMNS.values());
        rows.add(head);
        rows.add(row("all", "the whole run", result.verdict().board().whole().figures()));
        for (Map.Entry<String, Map<String, @Nullable Object>> fault : faults().entrySet()) {
            Map<String, @Nullable Object> figures = fault.getValue();
            if (!Objects.equals(figures.get("status"), "not run")) {
                rows.add(row(fault.getKey(), String.valueOf(figures.get("title")), figures));
            }
        }
        return rows;
    }

    private static List<String> row(
            String name, String title, Map<String, @Nullable Object> figures) {
        List<String> row = new ArrayList<>(List.of(name, title));
        COLUMNS.keySet()
                .forEach(
                        key -> {
                            Object figure = figures.get(key);
                            row.add(figure == null ? "-" : figure.toString());
                        });
        return row;
    }

    String html() {
        String table =
                rows().stream()
                        .map(
                                row ->
                                        row.stream()
                                                .map(cell -> "<td>" + escaped(cell) + "</td>")
                                                .collect(Collectors.joining("", "<tr>", "</tr>")))
                        .collect(Collectors.joining("\n"));
        return """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <title>Faults, seed %d</title>
        <style>
        body { font: 14px/1.5 system-ui, sans-serif; margin: 2rem; }
        td { padding: .2rem .6rem; text-align: right; border-bottom: 1px solid #ddd; }
        td:nth-child(-n + 2) { text-align: left; }
        tr:first-child { font-weight: 600; }
        </style>
        <h1>%s</h1>
        <p>%s</p>
        <table>
        %s
        </table>
        <pre>%s</pre>
        <h2>What happened when</h2>
        <pre>%s</pre>
        </html>
        """
                .formatted(
                        result.plan().seed(),
                        escaped(verdict()),
                        escaped(result.rig()),
                        table,
                        escaped(remarks()),
                        escaped(String.join("\n", result.schedule())));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /// Writes the JSON there and the page beside it.
    void write(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(Objects.requireNonNull(absolute.getParent()));
        Files.writeString(absolute, json());
        String name = String.valueOf(absolute.getFileName()).replaceFirst("\\.json$", "");
        Files.writeString(absolute.resolveSibling(name + ".html"), html());
    }
}
