package io.nightdesk.knowledge;

import io.nightdesk.knowledge.ArticleFormat.BadFile;
import io.nightdesk.knowledge.read.Csv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Reads questions and answers from a CSV file. Its first line names the columns: `question` (or
/// `title`), `answer` (or `text`), and if wanted `id`, `section`, `locale`, `internal`,
/// `audience` and `valid_until`.
final class QuestionTable {

    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("question", "title"),
                    Map.entry("title", "title"),
                    Map.entry("answer", "text"),
                    Map.entry("text", "text"),
                    Map.entry("body", "text"),
                    Map.entry("id", "id"),
                    Map.entry("section", "section"),
                    Map.entry("category", "section"),
                    Map.entry("locale", "locale"),
                    Map.entry("language", "locale"),
                    Map.entry("internal", "internal"),
                    Map.entry("audience", "audience"),
                    Map.entry("valid_until", "valid_until"));

    private final String path;
    private final String locale;
    private final RowIds ids = new RowIds();

    /// @param locale for rows that name none
    QuestionTable(String path, String locale) {
        this.path = path;
        this.locale = locale;
    }

    List<ArticleFile> read(byte[] content) {
        try {
            List<Csv.Row> rows = Csv.rows(ArticleFormat.text(content));
            Map<String, Integer> columns = columns(rows);
            List<ArticleFile> articles = new ArrayList<>();
            for (Csv.Row row : rows.subList(1, rows.size())) {
                articles.add(article(row, columns, rows.getFirst().fields().size()));
            }
            return articles;
        } catch (BadFile e) {
            return List.of(new ArticleFile.Bad(path, e.reason));
        }
    }

    private static Map<String, Integer> columns(List<Csv.Row> rows) throws BadFile {
        List<String> names = rows.isEmpty() ? List.of() : rows.getFirst().fields();
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            String column = COLUMNS.get(names.get(i).strip().toLowerCase(Locale.ROOT));
            if (column != null) {
                columns.putIfAbsent(column, i);
            }
        }
        if (!columns.containsKey("title") || !columns.containsKey("text")) {
            throw new BadFile(
                    "its first line must name the columns: question, answer, and if wanted id,"
                            + " section, locale, internal");
        }
        return columns;
    }

    private ArticleFile article(Csv.Row row, Map<String, Integer> columns, int width) {
        String source = row.line() == 0 ? path : path + ":" + row.line();
        if (row.problem() != null) {
            return new ArticleFile.Bad(source, row.problem());
        }
        if (row.fields().size() > width) {
            return new ArticleFile.Bad(
                    source,
                    "it has %d fields and the first line only %d; put text with separators in it between quotation marks"
                            .formatted(row.fields().size(), width));
        }
        Fields fields = new Fields(row.fields(), columns);
        String title = fields.of("title");
        if (title.isBlank()) {
            return new ArticleFile.Bad(source, "it has no question");
        }
        try {
            String id = fields.of("id");
            ArticleInput input =
                    new ArticleInput(
                            ArticleRules.idOf(id.isBlank() ? title : id),
                            title,
                            fields.of("text"),
                            fields.of("section"),
                            fields.of("locale").isBlank() ? locale : fields.of("locale"),
                            internal(fields.of("internal")),
                            fields.of("audience"),
                            ArticleFormat.date("valid_until", fields.of("valid_until")));
            ArticleFile read = ArticleFormat.checked(source, input, null);
            return id.isBlank() ? ids.distinct(read) : read;
        } catch (BadFile e) {
            return new ArticleFile.Bad(source, e.reason);
        }
    }

    private record Fields(List<String> values, Map<String, Integer> columns) {

        String of(String column) {
            Integer at = columns.get(column);
            return at == null || at >= values.size() ? "" : values.get(at);
        }
    }

    private static boolean internal(String value) throws BadFile {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "false", "no", "0" -> false;
            case "true", "yes", "1" -> true;
            // Never guess here: a wrong guess shows customers what was written for staff.
            default -> throw new BadFile("internal is \"" + value + "\"; write true or false");
        };
    }
}
