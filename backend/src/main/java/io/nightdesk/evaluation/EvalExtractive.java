package io.nightdesk.evaluation;

import io.nightdesk.knowledge.ExtractiveAnswer;
import io.nightdesk.knowledge.SearchQuery;
import io.nightdesk.knowledge.SearchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures how often a quoted answer holds what was asked for.
@Command(
        name = "extractive",
        mixinStandardHelpOptions = true,
        description = {
            "Quotes an answer for every question of a folder that lists facts, and prints how often",
            "the quotes hold one of them (fact_hit), and how long they are."
        })
final class EvalExtractive implements Callable<Integer> {

    private static final int ARTICLES = 6;

    @Option(names = "--data", required = true, description = "folder with questions and articles")
    private Path data = Path.of("");

    @Option(
            names = "--words",
            description = "the most words of an answer (default: as the product)")
    private int words;

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @Option(names = "--show", description = "print this many answers")
    private int show;

    @ParentCommand private @Nullable EvalCommand parent;

    @Override
    public Integer call() throws IOException {
        PrintStream out = Objects.requireNonNull(parent).out();
        QuestionSet set = QuestionSet.read(data, json ? System.err : out);
        List<Double> hits = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        for (Asked asked : set.questions()) {
            if (!asked.facts().isEmpty()) {
                long start = System.nanoTime();
                String text = answer(set, asked).map(ExtractiveAnswer::markdown).orElse("");
                millis.add((System.nanoTime() - start) / 1e6);
                hits.add(holdsFact(text, asked) ? 1.0 : 0.0);
                lengths.add((double) text.split("\\s+", -1).length);
            }
        }
        millis.sort(null);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("n", hits.size());
        row.put("fact_hit", Interval.of(hits));
        row.put("words", Interval.of(lengths));
        row.put("ms_p50", millis.isEmpty() ? 0.0 : millis.get(millis.size() / 2));
        row.put("ms_p95", millis.isEmpty() ? 0.0 : millis.get((int) (millis.size() * 0.95)));
        new Report(out, json).print("extractive", set.name(), Map.of("all", row));
        set.questions().stream().limit(show).forEach(asked -> show(set, asked, out));
        return 0;
    }

    private Optional<ExtractiveAnswer> answer(QuestionSet set, Asked asked) {
        SearchQuery query =
                new SearchQuery(asked.text(), asked.earlier(), asked.language(), ARTICLES);
        SearchResult found = set.centre().knowledge().search(query);
        return words == 0
                ? set.centre().answers().answer(query, found)
                : set.centre().answers().answer(query, found, words);
    }

    private static boolean holdsFact(String markdown, Asked asked) {
        String text = markdown.replace("**", "").replace("`", "").toLowerCase(Locale.ROOT);
        return asked.facts().stream()
                .anyMatch(fact -> text.contains(fact.toLowerCase(Locale.ROOT)));
    }

    private void show(QuestionSet set, Asked asked, PrintStream out) {
        out.printf("%n=== %s (%s) %s%n", asked.id(), asked.label(), asked.text());
        answer(set, asked)
                .ifPresentOrElse(
                        answer ->
                                out.printf(
                                        "%s%s%n%s%n",
                                        answer.confident() ? "" : "(not confident) ",
                                        answer.quotes().stream()
                                                .map(quote -> quote.number() + " " + quote.title())
                                                .toList(),
                                        answer.markdown()),
                        () -> out.println("(nothing)"));
    }
}
