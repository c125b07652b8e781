package io.nightdesk.evaluation;

import io.nightdesk.operation.MarkedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A Markdown table in a document, between its marks, with a row for each set that was measured.
final class SummaryTable {

    private final MarkedFile file;
    private final List<String> columns;

    /// @param mark names the table, as in `<!-- mark -->`
    /// @param columns headings; the first is the set's
    SummaryTable(Path document, String mark, List<String> columns) {
        this.file = new MarkedFile(document, "<!-- %s -->".formatted(mark));
        this.columns = List.copyOf(columns);
    }

    /// Puts a row in, in place of the one that begins alike.
    void put(List<?> cells) throws IOException {
        List<String> rows = new ArrayList<>();
        String row = line(cells.stream().map(SummaryTable::cell).toList());
        String first = row.substring(0, row.indexOf('|', 1));
        file.read().lines().skip(2).filter(line -> !line.startsWith(first)).forEach(rows::add);
        rows.add(row);
        file.write(
                line(columns)
                        + "\n"
                        + line(columns.stream().map(_ -> "---").toList())
                        + "\n"
                        + rows.stream().map(it -> it + "\n").collect(Collectors.joining()));
    }

    private static String line(List<String> cells) {
        return "| %s |".formatted(String.join(" | ", cells));
    }

    private static String cell(@Nullable Object figure) {
        return figure instanceof Interval(double mean, double low, double high)
                ? String.format(Locale.ROOT, "**%.2f** %.2f–%.2f", mean, low, high)
                : String.valueOf(figure);
    }
}
