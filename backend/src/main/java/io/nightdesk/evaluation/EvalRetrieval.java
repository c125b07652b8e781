package io.nightdesk.evaluation;

import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchQuery;
import io.nightdesk.knowledge.SearchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Measures how often the search finds the articles that answer.
@Command(
        name = "retrieval",
        mixinStandardHelpOptions = true,
        description = {
            "Searches for every question of a folder that has an answer, and prints how high the",
            "articles that hold it rank: h1, h3 (one of the first 1 or 3 is right), r5, r10 (share",
            "of the right ones found), mrr, ndcg10, and milliseconds a question."
        })
final class EvalRetrieval implements Callable<Integer> {

    @Option(names = "--data", required = true, description = "folder with questions and articles")
    private Path data = Path.of("");

    @Option(names = "--json", description = "one JSON object instead of a table")
    private boolean json;

    @ParentCommand private @Nullable EvalCommand parent;

    /// One question and what was found.
    private record Found(Asked asked, List<String> ranked, double millis) {}

    @Override
    public Integer call() throws IOException {
        PrintStream out = Objects.requireNonNull(parent).out();
        QuestionSet set = QuestionSet.read(data, json ? System.err : out);
        List<Found> found = new ArrayList<>();
        warmUp(set);
        for (Asked asked : set.withGold()) {
            found.add(search(set, asked));
        }
        Map<String, Map<String, Object>> slices = new LinkedHashMap<>();
        slice(slices, "all", found, _ -> true);
        slice(slices, "first turn", found, f -> f.asked().earlier().isEmpty());
        slice(slices, "follow-up", found, f -> !f.asked().earlier().isEmpty());
        for (String language : set.languages()) {
            slice(slices, language, found, f -> f.asked().language().equals(language));
        }
        new Report(out, json).print("retrieval", set.name(), slices);
        return 0;
    }

    private static void warmUp(QuestionSet set) {
        set.withGold().stream().limit(5).forEach(asked -> search(set, asked));
    }

    private static Found search(QuestionSet set, Asked asked) {
        SearchResult result =
                set.centre()
                        .knowledge()
                        .search(
                                new SearchQuery(
                                        asked.text(),
                                        asked.earlier(),
                                        asked.language(),
                                        Ranks.DEPTH));
        return new Found(
                asked,
                result.passages().stream().map(Passage::articleId).toList(),
                result.took().toNanos() / 1e6);
    }

    private static void slice(
            Map<String, Map<String, Object>> slices,
            String name,
            List<Found> all,
            Predicate<Found> in) {
        List<Found> found = all.stream().filter(in).toList();
        if (found.isEmpty() || (found.size() == all.size() && !slices.isEmpty())) {
            return;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("n", found.size());
        row.put("h1", mean(found, f -> Ranks.hit(f.ranked(), f.asked().gold(), 1)));
        row.put("h3", mean(found, f -> Ranks.hit(f.ranked(), f.asked().gold(), 3)));
        row.put("r5", mean(found, f -> Ranks.recall(f.ranked(), f.asked().gold(), 5)));
        row.put("r10", mean(found, f -> Ranks.recall(f.ranked(), f.asked().gold(), 10)));
        row.put("mrr", mean(found, f -> Ranks.reciprocal(f.ranked(), f.asked().gold())));
        row.put("ndcg10", mean(found, f -> Ranks.gain(f.ranked(), f.asked().gold())));
        List<Double> millis = found.stream().map(Found::millis).sorted().toList();
        row.put("ms_p50", millis.get(millis.size() / 2));
        row.put("ms_p95", millis.get((int) (millis.size() * 0.95)));
        slices.put(name, row);
    }

    private static Interval mean(List<Found> found, ToDoubleFunction<Found> value) {
        return Interval.of(found.stream().map(value::applyAsDouble).toList());
    }
}
