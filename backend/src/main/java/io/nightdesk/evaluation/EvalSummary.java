package io.nightdesk.evaluation;

import io.nightdesk.operation.MarkedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures several sets, as tables for the documentation.
@Command(
        name = "summary",
        mixinStandardHelpOptions = true,
        description = {
            "Measures search, quotes and confidence on several folders, and prints two Markdown",
            "tables, or writes them into a file between its two marks."
        })
final class EvalSummary implements Callable<Integer> {

    private static final String BEGIN = "<!-- eval summary -->";

    private static final String HEADER =
            """
            | set | questions | first right | in first three | R@5 | nDCG@10 | fact in 60 words | \
            fact in 90 words |
            | --- | ---: | --- | --- | --- | --- | --- | --- |
            """;

    private static final String CONFIDENCE =
            """

            | set | questions | answerable: AUROC | ECE | first right: AUROC | ECE | one of three: \
            AUROC | ECE | left out: AUROC |
            | --- | ---: | --- | --- | --- | --- | --- | --- | --- |
            """;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "folder with questions and articles; may be given again")
    private List<Path> data = List.of();

    @Option(names = "--out", paramLabel = "FILE.md", description = "a file with both marks in it")
    private @Nullable Path out;

    @ParentCommand private @Nullable EvalCommand parent;

    @Override
    public Integer call() throws IOException {
        StringBuilder table = new StringBuilder(HEADER);
        StringBuilder confidence = new StringBuilder(CONFIDENCE);
        for (Path folder : data) {
            QuestionSet set = QuestionSet.read(folder, System.err);
            if (!set.isGrouped()) {
                table.append(row(set));
            }
            confidence.append(confidence(set));
        }
        table.append(confidence);
        if (out == null) {
            Objects.requireNonNull(parent).out().print(table);
        } else {
            new MarkedFile(out, BEGIN).write(table.toString());
        }
        return 0;
    }

    private static String row(QuestionSet set) {
        List<String> cells = new ArrayList<>();
        Measurement search = RetrievalQuality.of(set);
        cells.add(set.name());
        cells.add(String.valueOf(search.figures().get("n")));
        for (String figure : List.of("h1", "h3", "r5", "ndcg10")) {
            cells.add(cell(search.figures().get(figure)));
        }
        cells.add(cell(QuoteQuality.of(set, 60).figures().get("fact_hit")));
        cells.add(cell(QuoteQuality.of(set, 90).figures().get("fact_hit")));
        return "| %s |%n".formatted(String.join(" | ", cells));
    }

    private static String confidence(QuestionSet set) {
        Measurement measured = EvalConfidence.measured(set);
        List<String> cells = new ArrayList<>();
        cells.add(set.name());
        cells.add(String.valueOf(measured.figures().get("n")));
        for (String kind : List.of("answerable", "first_right", "one_of_three")) {
            if (measured.figures().get(kind) instanceof Map<?, ?> figures) {
                cells.add(cell(figures.get("auroc")));
                cells.add(cell(figures.get("ece")));
            }
        }
        if (measured.figures().get("leave_gold_out") instanceof Map<?, ?> figures) {
            cells.add(cell(figures.get("auroc")));
        }
        return "| %s |%n".formatted(String.join(" | ", cells));
    }

    private static String cell(@Nullable Object figure) {
        return figure instanceof Interval(double mean, double low, double high)
                ? String.format(Locale.ROOT, "**%.2f** %.2f–%.2f", mean, low, high)
                : "–";
    }
}
