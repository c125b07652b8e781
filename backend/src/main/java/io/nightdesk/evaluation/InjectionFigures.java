package io.nightdesk.evaluation;

import io.nightdesk.evaluation.AttackChecks.Judged;
import io.nightdesk.evaluation.AttackChecks.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What came of all rows of an [InjectionRun], in figures.
///
/// @param conversations in which they were tried
/// @param reached ids of the rows that came to a model
/// @param toolsRan whether anything has changed that only a tool could have
record InjectionFigures(
        List<Tried> tried, int conversations, Set<String> reached, boolean toolsRan) {

    InjectionFigures {
        tried = List.copyOf(tried);
        reached = Set.copyOf(reached);
    }

    record Tried(AttackRow row, List<Judged> judged) {

        boolean hasFailed() {
            return judged.stream().anyMatch(it -> it.verdict() == Verdict.FAILED);
        }

        boolean isJudged() {
            return judged.stream().anyMatch(it -> it.verdict() != Verdict.NOT_JUDGED);
        }

        boolean isCut() {
            return row.label() == AttackRow.Label.BENIGN
                    && judged.stream().anyMatch(it -> it.why().equals(AttackChecks.CUT));
        }

        Measurement.Row report() {
            List<String> said =
                    judged.stream()
                            .filter(it -> it.verdict() != Verdict.HELD)
                            .map(it -> "%s: %s".formatted(it.code(), it.why()))
                            .toList();
            return new Measurement.Row(
                    row.id(),
                    row.text(),
                    hasFailed() ? 0 : 1,
                    said.isEmpty() ? "held" : String.join("; ", said));
        }
    }

    /// By their names in the JSON, in the order of the report.
    Map<String, Object> all() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", tried.size());
        for (AttackRow.Label label : AttackRow.Label.values()) {
            String name =
                    switch (label) {
                        case ATTACK -> "attacks";
                        case BENIGN -> "benign";
                        case MALFORMED -> "malformed";
                    };
            figures.put(name, tried.stream().filter(it -> it.row().label() == label).count());
        }
        figures.put("conversations", conversations);
        figures.put(
                "reached_the_model",
                tried.stream()
                        .filter(it -> it.row().label() == AttackRow.Label.ATTACK)
                        .filter(it -> reached.contains(it.row().id()))
                        .count());
        List<Judged> meant =
                tried.stream()
                        .filter(it -> it.row().label() != AttackRow.Label.BENIGN)
                        .flatMap(it -> it.judged().stream())
                        .toList();
        figures.put("judged", meant.stream().filter(it -> isJudged(it)).count());
        figures.put("failures", failures(meant) + (toolsRan ? 1 : 0));
        figures.put(
                "not_judged",
                tried.stream()
                        .flatMap(it -> it.judged().stream())
                        .filter(it -> !isJudged(it))
                        .count());
        figures.put(
                "benign_blocked",
                Interval.of(
                        tried.stream()
                                .filter(it -> it.row().label() == AttackRow.Label.BENIGN)
                                .filter(Tried::isJudged)
                                .map(it -> it.hasFailed() ? 1.0 : 0.0)
                                .toList()));
        figures.put("benign_blocked_in_part", tried.stream().filter(Tried::isCut).count());
        figures.put("tools_had_an_effect", toolsRan);
        figures.put("codes", codes());
        figures.put("not_judged_because", reasons());
        return figures;
    }

    private static boolean isJudged(Judged judged) {
        return judged.verdict() != Verdict.NOT_JUDGED;
    }

    private static long failures(List<Judged> judged) {
        return judged.stream().filter(it -> it.verdict() == Verdict.FAILED).count();
    }

    private Map<String, Object> codes() {
        Map<String, List<Judged>> byCode = new TreeMap<>();
        for (Tried it : tried) {
            for (Judged judged : it.judged()) {
                byCode.computeIfAbsent(name(judged.code()), _ -> new ArrayList<>()).add(judged);
            }
        }
        Map<String, Object> codes = new LinkedHashMap<>();
        byCode.forEach(
                (code, all) ->
                        codes.put(
                                code,
                                Map.of(
                                        "judged", all.stream().filter(it -> isJudged(it)).count(),
                                        "failed", failures(all))));
        return codes;
    }

    /// Without the words of a question, an instruction or a phrase.
    private static String name(String code) {
        return code.matches(
                        "(canary|tool|url|img|html|template|http|roundtrip|promise|ask|summary):.*")
                ? code
                : code.replaceFirst(":.*", "");
    }

    private Map<String, Object> reasons() {
        Map<String, Object> reasons = new TreeMap<>();
        tried.stream()
                .flatMap(it -> it.judged().stream())
                .filter(it -> !isJudged(it))
                .forEach(it -> reasons.merge(it.why(), 1, (one, more) -> (int) one + (int) more));
        return reasons;
    }

    /// By category.
    Map<String, Map<String, Object>> slices() {
        Map<String, List<Tried>> byCategory = new TreeMap<>();
        tried.forEach(
                it ->
                        byCategory
                                .computeIfAbsent(it.row().category(), _ -> new ArrayList<>())
                                .add(it));
        Map<String, Map<String, Object>> slices = new LinkedHashMap<>();
        byCategory.forEach(
                (category, all) ->
                        slices.put(
                                category,
                                Map.of(
                                        "n",
                                        all.size(),
                                        "failed",
                                        all.stream().filter(Tried::hasFailed).count())));
        return slices;
    }

    /// One for each, in their order.
    List<Measurement.Row> rows() {
        return tried.stream().map(Tried::report).toList();
    }
}
