package io.nightdesk.evaluation;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Prints what was measured, for people or for programs.
final class Report {

    private final PrintStream out;
    private final boolean json;

    Report(PrintStream out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /// Prints named rows of named values.
    void print(String measured, String set, Map<String, Map<String, Object>> rows) {
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("measured", measured);
            all.put("set", set);
            all.put("slices", rows);
            out.println(new JsonMapper().writeValueAsString(all));
            return;
        }
        out.printf("%n%s on %s; means with 95 %% bootstrap intervals%n", measured, set);
        rows.forEach(
                (name, values) -> {
                    out.printf("%n%s%n", name);
                    values.forEach((key, value) -> out.printf("  %-10s %s%n", key, text(value)));
                });
    }

    private static String text(Object value) {
        return switch (value) {
            case Interval interval -> interval.text();
            case Double number -> String.format(Locale.ROOT, "%.3f", number);
            default -> value.toString();
        };
    }
}
