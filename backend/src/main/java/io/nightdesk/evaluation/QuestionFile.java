package io.nightdesk.evaluation;

import io.nightdesk.knowledge.read.Csv;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Questions as people keep them in a table: a column `question`, and `article` with the ids or
/// addresses of the articles that answer it, or `fact` with words that an answer must hold, or
/// both. Several in one field are separated by `|`. A column `language` is optional.
///
/// @param flaws lines that are no questions; the others count all the same
record QuestionFile(List<Asked> questions, List<Flaw> flaws) {

    static final int MOST_QUESTIONS = 1_000;

    /// @param line counted from 1
    record Flaw(int line, String problem) {}

    /// Reads the text of a file.
    ///
    /// @param problemOf what is wrong with an article's id; empty if nothing is
    static QuestionFile read(String text, Function<String, String> problemOf) {
        return new Reader(problemOf).read(Csv.rows(text));
    }

    private static final class Reader {

        private final Function<String, String> problemOf;
        private final List<Asked> questions = new ArrayList<>();
        private final List<Flaw> flaws = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Map<String, Integer> columns = new TreeMap<>();

        Reader(Function<String, String> problemOf) {
            this.problemOf = problemOf;
        }

        QuestionFile read(List<Csv.Row> rows) {
            if (rows.isEmpty() || !isHeader(rows.getFirst())) {
                flaws.add(
                        new Flaw(
                                1,
                                "The first line names the columns: question, article, fact, language"));
                return new QuestionFile(questions, flaws);
            }
            for (Csv.Row row : rows.subList(1, rows.size())) {
                if (row.problem() != null) {
                    flaws.add(new Flaw(row.line(), row.problem()));
                } else if (questions.size() == MOST_QUESTIONS) {
                    flaws.add(
                            new Flaw(
                                    row.line(),
                                    "Only the first %,d questions are asked"
                                            .formatted(MOST_QUESTIONS)));
                    break;
                } else {
                    add(row);
                }
            }
            return new QuestionFile(questions, flaws);
        }

        private boolean isHeader(Csv.Row row) {
            for (int i = 0; i < row.fields().size(); i++) {
                columns.put(row.fields().get(i).strip().toLowerCase(Locale.ROOT), i);
            }
            return columns.containsKey("question");
        }

        private void add(Csv.Row row) {
            String text = field(row, "question");
            Set<String> articles = new LinkedHashSet<>();
            list(row, "article").map(Reader::id).forEach(articles::add);
            List<String> facts = list(row, "fact").toList();
            String problem = problem(text, articles, facts);
            if (!problem.isEmpty()) {
                flaws.add(new Flaw(row.line(), problem));
                return;
            }
            String language = field(row, "language");
            questions.add(
                    new Asked(
                            text,
                            text,
                            List.of(),
                            "answerable",
                            articles,
                            facts,
                            language.isEmpty() ? "en" : language));
        }

        private String problem(String text, Set<String> articles, List<String> facts) {
            if (text.isEmpty()) {
                return "There is no question";
            }
            if (articles.isEmpty() && facts.isEmpty()) {
                return "Name the article that answers it, or a fact that the answer holds";
            }
            if (!seen.add(text)) {
                return "The question stands further up already";
            }
            return articles.stream()
                    .map(problemOf)
                    .filter(problem -> !problem.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        private String field(Csv.Row row, String column) {
            Integer at = columns.get(column);
            return at == null || at >= row.fields().size() ? "" : row.fields().get(at).strip();
        }

        private Stream<String> list(Csv.Row row, String column) {
            return Stream.of(field(row, column).split("\\|", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty());
        }

        /// Of an address the last part.
        private static String id(String article) {
            return article.substring(article.lastIndexOf('/') + 1);
        }
    }
}
