package io.nightdesk.evaluation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Tells what was measured: to people or programs on standard output, and in files if asked to.
final class Report {

    private final PrintStream out;
    private final EvalOptions options;

    Report(PrintStream out, EvalOptions options) {
        this.out = out;
        this.options = options;
    }

    void give(Measurement measured) throws IOException {
        Path page = options.out();
        Changes changes = page == null ? Changes.NONE : write(page, measured);
        if (options.json()) {
            out.println(new JsonMapper().writeValueAsString(measured.json()));
            return;
        }
        out.printf(
                "%n%s on %s; means with 95 %% bootstrap intervals%n",
                measured.what(), measured.set());
        print("all", measured.figures());
        measured.slices().forEach(this::print);
        if (page != null) {
            out.printf(
                    "%n%d better and %d worse than the last time; see %s%n",
                    changes.better().size(), changes.worse().size(), page);
        }
    }

    private void print(String name, Map<?, ?> figures) {
        out.printf("%n%s%n", name);
        figures.forEach(
                (key, value) -> {
                    if (!(value instanceof Map)) {
                        out.printf("  %-10s %s%n", key, text(value));
                    }
                });
        figures.forEach(
                (key, value) -> {
                    if (value instanceof Map<?, ?> parts) {
                        print(String.valueOf(key), parts);
                    }
                });
    }

    /// For people: three digits, an interval with its ends.
    static String text(@Nullable Object value) {
        return switch (value) {
            case Interval interval -> interval.text();
            case Double number -> String.format(Locale.ROOT, "%.3f", number);
            case null -> "-";
            default -> value.toString();
        };
    }

    private static Changes write(Path page, Measurement measured) throws IOException {
        Path json = beside(page);
        Changes changes = Changes.since(json, measured);
        Map<String, Object> all = measured.json();
        all.put("questions", measured.questions());
        Path folder = page.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(json, new JsonMapper().writeValueAsString(all));
        Files.writeString(page, new ReportPage(measured, changes).html());
        return changes;
    }

    private static Path beside(Path page) {
        String name = String.valueOf(page.getFileName());
        int dot = name.lastIndexOf('.');
        return page.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".json");
    }
}
