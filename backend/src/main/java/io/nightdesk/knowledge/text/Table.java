package io.nightdesk.knowledge.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A table whose rows are to be read one by one, without its head above them. Each row is written
/// twice: for the search every value with its header, for people a short line.
final class Table {

    /// Headers that say no more than the values under them.
    private static final Set<String> EMPTY_WORDS =
            Set.of(
                    ("price prices cost costs fee amount value details description answer"
                                    + " preis preise kosten gebühr betrag wert beschreibung antwort")
                            .split(" "));

    /// Headers that can stand behind a number.
    private static final Pattern UNIT =
            Pattern.compile("(?i)(\\p{L}+ )?(minutes|hours|days|weeks|months|years|points|pieces)");

    private static final Pattern GERMAN_UNIT =
            Pattern.compile("Minuten|Stunden|Tage|Werktage|Wochen|Monate|Jahre|Punkte|Stück");

    private static final Pattern NUMBER = Pattern.compile("[\\d.,\\s–-]*\\d");
    private static final Pattern DIGIT = Pattern.compile("\\d");

    /// A header in small letters in the middle of a line: several words, of which only the first
    /// has a capital. One word might be a name.
    private static final Pattern PHRASE =
            Pattern.compile("\\p{Lu}\\p{Ll}*('\\p{L}+)?( [^\\p{Lu}\\s]+)+");

    /// From here on a value is a text rather than a value.
    private static final int LONG = 3;
    /// First cells of at most so many letters are codes, such as sizes.
    private static final int CODE = 3;

    private final List<String> headers;
    private final List<List<String>> rows;
    private final List<Style> styles;

    /// How the values of a column are written.
    private enum Style {
        /// `€9.90`
        BARE,
        /// `3–5 business days`
        UNIT,
        /// `free from €100`
        NUMBER,
        /// `Cabin: yes`
        TEXT
    }

    /// @param rows cells as Markdown; may be shorter or longer than the headers
    Table(List<String> headers, List<List<String>> rows) {
        this.headers = headers.stream().map(Inline::plain).toList();
        this.rows = rows;
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        this.styles = IntStream.range(0, columns).mapToObj(this::style).toList();
    }

    private Style style(int column) {
        String header = header(column);
        if (header.isEmpty()) {
            return Style.BARE;
        }
        if (column == 0) {
            return cells(column).anyMatch(Table::isNumber) || cells(column).allMatch(Table::isCode)
                    ? Style.NUMBER
                    : Style.BARE;
        }
        if (cells(column).allMatch(Table::isNumber) && isUnit(header)) {
            return Style.UNIT;
        }
        boolean numbers =
                2 * cells(column).filter(Table::hasDigit).count() >= cells(column).count();
        boolean texts = cells(column).anyMatch(it -> Words.count(it) >= LONG);
        if (isEmptyWord(header) || (texts && isOnly(column))) {
            return Style.BARE;
        }
        return numbers ? Style.NUMBER : Style.TEXT;
    }

    /// Also one of two, as in `Amount / Limit`.
    private static boolean isEmptyWord(String header) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split("/"))
                .anyMatch(part -> EMPTY_WORDS.contains(part.strip()));
    }

    private Stream<String> cells(int column) {
        return rows.stream().map(row -> cell(row, column)).filter(it -> !it.isEmpty());
    }

    private static boolean isNumber(String cell) {
        return NUMBER.matcher(cell).matches();
    }

    private static boolean hasDigit(String cell) {
        return DIGIT.matcher(cell).find();
    }

    private static boolean isCode(String cell) {
        return cell.codePoints().filter(Character::isLetter).count() <= CODE;
    }

    private boolean isOnly(int column) {
        return column == 1 && headers.size() == 2;
    }

    private static boolean isUnit(String header) {
        return UNIT.matcher(header).matches() || GERMAN_UNIT.matcher(header).matches();
    }

    private String header(int column) {
        return column < headers.size() ? headers.get(column) : "";
    }

    private static String cell(List<String> row, int column) {
        return column < row.size() ? row.get(column) : "";
    }

    /// For the search: `Country: Norway, Business days: 3–5, Price: €9.90`.
    List<String> withHeaders() {
        return rows.stream()
                .map(row -> columns(row, 0).mapToObj(it -> withHeader(row, it)))
                .map(values -> values.collect(Collectors.joining(", ")))
                .toList();
    }

    private static IntStream columns(List<String> row, int from) {
        return IntStream.range(from, row.size()).filter(column -> !row.get(column).isEmpty());
    }

    private String withHeader(List<String> row, int column) {
        String header = header(column);
        return header.isEmpty() ? row.get(column) : header + ": " + row.get(column);
    }

    /// For people: `Norway: 3–5 business days, €9.90`.
    List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> row) {
        String label = cell(row, 0).isEmpty() ? "" : value(row, 0);
        boolean texts = columns(row, 1).anyMatch(it -> style(row, it) == Style.TEXT);
        String values =
                columns(row, 1)
                        .mapToObj(it -> value(row, it))
                        .collect(Collectors.joining(texts ? "; " : ", "))
                        .replace(".; ", "; ");
        if (label.isEmpty() || values.isEmpty()) {
            return label + values;
        }
        return label + (texts ? " – " : ": ") + values;
    }

    private String value(List<String> row, int column) {
        String value = row.get(column);
        String header = column == 0 ? header(column) : small(header(column));
        return switch (style(row, column)) {
            case BARE -> value;
            case UNIT -> value + " " + header;
            case NUMBER -> header + " " + value;
            case TEXT -> header + ": " + value;
        };
    }

    private Style style(List<String> row, int column) {
        Style style = styles.get(column);
        if (style == Style.NUMBER && column > 0 && !hasDigit(row.get(column))) {
            return isOnly(column) ? Style.BARE : Style.TEXT;
        }
        return style;
    }

    private static String small(String header) {
        boolean phrase = PHRASE.matcher(header).matches() || UNIT.matcher(header).matches();
        return phrase
                ? header.substring(0, 1).toLowerCase(Locale.ROOT) + header.substring(1)
                : header;
    }
}
