package io.nightdesk.evaluation;

import io.nightdesk.knowledge.SearchQuery;
import io.nightdesk.knowledge.SearchResult;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Finds the lowest confidence above which enough first results are right.
@Command(
        name = "cutoff",
        mixinStandardHelpOptions = true,
        description = {
            "Searches for every question of a folder, also those that no article answers, and",
            "prints the lowest confidence above which the first result is right often enough, and",
            "the share of the questions that is above it."
        })
final class EvalCutoff implements Callable<Integer> {

    private static final int ARTICLES = 6;

    @Mixin private EvalOptions options = new EvalOptions();

    @Option(
            names = "--precision",
            description = "the share of accepted first results that must be right (default: 0.9)")
    private double precision = 0.9;

    @ParentCommand private @Nullable EvalCommand parent;

    private record Scored(Asked asked, double confidence, boolean right) {

        Measurement.Row row() {
            return new Measurement.Row(
                    asked.id(),
                    asked.text(),
                    right ? 1 : 0,
                    "%s at confidence %s"
                            .formatted(right ? "right" : "wrong", Report.text(confidence)));
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintStream out = Objects.requireNonNull(parent).out();
        QuestionSet set = options.read();
        List<Scored> scored = new ArrayList<>();
        for (Asked asked : set.questions()) {
            if (asked.isQuestion()) {
                scored.add(scored(set, asked));
            }
        }
        scored.sort(Comparator.comparingDouble(Scored::confidence).reversed());
        Map<String, Map<String, Object>> rows = new LinkedHashMap<>();
        rows.put("all", at(scored, lowest(scored)));
        for (double share : new double[] {0.2, 0.4, 0.6, 0.8, 1.0}) {
            rows.put("accepting " + share, at(scored, (int) Math.round(scored.size() * share)));
        }
        List<Measurement.Row> questions = scored.stream().map(Scored::row).toList();
        new Report(out, options).give(new Measurement("cutoff", set.name(), rows, questions));
        return 0;
    }

    private static Scored scored(QuestionSet set, Asked asked) {
        SearchResult found =
                set.centre()
                        .knowledge()
                        .search(
                                new SearchQuery(
                                        asked.text(), asked.earlier(), asked.language(), ARTICLES));
        boolean right =
                !found.passages().isEmpty()
                        && asked.gold().contains(found.passages().getFirst().articleId());
        return new Scored(asked, found.confidence().value(), right);
    }

    /// How many of the most confident may be accepted: the longest run that is right often enough.
    private int lowest(List<Scored> scored) {
        int accepted = 0;
        int right = 0;
        for (int i = 0; i < scored.size(); i++) {
            right += scored.get(i).right() ? 1 : 0;
            if (right >= precision * (i + 1)) {
                accepted = i + 1;
            }
        }
        return accepted;
    }

    private static Map<String, Object> at(List<Scored> scored, int accepted) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("cutoff", accepted == 0 ? 1.0 : scored.get(accepted - 1).confidence());
        row.put("accepted", accepted);
        row.put("of", scored.size());
        row.put(
                "right",
                Interval.of(
                        scored.subList(0, accepted).stream()
                                .map(it -> it.right() ? 1.0 : 0.0)
                                .toList()));
        return row;
    }
}
