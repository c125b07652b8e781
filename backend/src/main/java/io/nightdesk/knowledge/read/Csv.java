package io.nightdesk.knowledge.read;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads separated values (RFC 4180), separated by whichever of comma, semicolon and tab the first
/// line has most of. A record that is broken costs that line only: reading goes on at the next.
public final class Csv {

    /// Longer than any answer; what is quoted beyond it was never meant to be one field.
    private static final int MOST_FIELD = 1 << 16;

    private static final int MOST_BROKEN = 1_000;

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private Csv(String text) {
        this.text = text;
        this.separator = separator(text.lines().findFirst().orElse(""));
    }

    /// A record.
    ///
    /// @param line where it begins, counted from 1; 0 for the file as a whole
    /// @param fields empty if the record is broken
    /// @param problem what is wrong with it; null if nothing is
    public record Row(int line, List<String> fields, @Nullable String problem) {

        public Row {
            fields = List.copyOf(fields);
        }
    }

    /// The records of a text, blank lines left out. Stops after a thousand broken ones.
    public static List<Row> rows(String text) {
        return new Csv(text).rows();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        int broken = 0;
        while (at < text.length() && broken < MOST_BROKEN) {
            int start = at;
            int first = line;
            try {
                List<String> fields = record();
                if (fields.size() > 1 || !fields.getFirst().isBlank()) {
                    rows.add(new Row(first, fields, null));
                }
            } catch (Broken e) {
                broken++;
                rows.add(new Row(first, List.of(), e.reason));
                toNextLine(start, first);
            }
        }
        if (at < text.length()) {
            rows.add(new Row(0, List.of(), "it has too many broken lines; the rest is not read"));
        }
        return rows;
    }

    private void toNextLine(int start, int first) {
        int end = text.indexOf('\n', start);
        at = end < 0 ? text.length() : end + 1;
        line = first + 1;
    }

    private List<String> record() throws Broken {
        List<String> fields = new ArrayList<>();
        while (true) {
            fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
            if (at >= text.length()) {
                return fields;
            }
            char next = text.charAt(at++);
            if (next == '\n') {
                line++;
                return fields;
            }
        }
    }

    /// Up to the separator or the end of the line, where it leaves the position.
    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted() throws Broken {
        StringBuilder field = new StringBuilder();
        int start = ++at;
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '\n') {
                line++;
            }
            if (next != '"') {
                field.append(next);
            } else if (at < text.length() && text.charAt(at) == '"') {
                field.append('"');
                at++;
            } else {
                return ended(field.toString());
            }
            if (at - start > MOST_FIELD) {
                break;
            }
        }
        throw new Broken("a quotation mark is opened and not closed");
    }

    private String ended(String field) throws Broken {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\r')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) != separator && text.charAt(at) != '\n') {
            throw new Broken(
                    "text follows a closing quotation mark; write two marks for one within a text");
        }
        return field.strip();
    }

    private static char separator(String first) {
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(first, candidate) > count(first, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static final class Broken extends Exception {

        private static final long serialVersionUID = 1L;

        final String reason;

        Broken(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
