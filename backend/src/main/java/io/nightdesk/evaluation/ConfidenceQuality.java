package io.nightdesk.evaluation;

import io.nightdesk.confidence.Calibration;
import io.nightdesk.confidence.Confidence;
import io.nightdesk.confidence.Example;
import io.nightdesk.knowledge.ExtractiveAnswers;
import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchQuery;
import io.nightdesk.knowledge.SearchResult;
import io.nightdesk.knowledge.Signals;
import io.nightdesk.operation.CommandFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// Searches for what a set asks, also for what no article answers.
final class ConfidenceQuality {

    private static final int ARTICLES = 6;

    private ConfidenceQuality() {}

    /// A question and what the search told.
    ///
    /// @param withoutGold the signals once the articles that answer it are left out; none for a
    ///     question that no article answers
    record Searched(Asked asked, Example example, Signals withoutGold) {}

    /// One for each question that clearly has an answer or clearly has none: an unclear one would
    /// be right or wrong by chance.
    static List<Searched> searched(QuestionSet set) {
        List<Asked> clear = set.questions().stream().filter(Asked::isClear).toList();
        if (clear.isEmpty()) {
            throw new CommandFailure(
                    "No question of %s has a \"gold\" article or the label \"unanswerable\""
                            .formatted(set.name()));
        }
        return clear.stream().map(asked -> searched(set, asked)).toList();
    }

    private static Searched searched(QuestionSet set, Asked asked) {
        SearchQuery query =
                new SearchQuery(asked.text(), asked.earlier(), asked.language(), ARTICLES);
        SearchResult found = set.centre().knowledge().search(query);
        ExtractiveAnswers answers = set.centre().answers();
        List<Boolean> right =
                found.passages().stream()
                        .map(Passage::articleId)
                        .map(asked.gold()::contains)
                        .toList();
        Example example =
                new Example(
                        answers.signals(query, found),
                        !asked.gold().isEmpty(),
                        right.stream().limit(1).anyMatch(it -> it),
                        right.stream().limit(3).anyMatch(it -> it));
        SearchQuery without = query.without(asked.gold());
        Signals rest =
                asked.gold().isEmpty()
                        ? Signals.NONE
                        : answers.signals(without, set.centre().knowledge().search(without));
        return new Searched(asked, example, rest);
    }

    static Measurement of(String set, List<Searched> searched, Calibration calibration) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("n", searched.size());
        List<Plot.Line> reliability = new ArrayList<>();
        List<Plot.Line> risk = new ArrayList<>();
        kinds().forEach(
                        (name, kind) -> {
                            Discrimination told =
                                    new Discrimination(
                                            searched.stream()
                                                    .map(it -> kind.told(it, calibration))
                                                    .toList());
                            figures.put(name, told.figures());
                            reliability.add(reliability(name, told));
                            risk.add(risk(name, told));
                        });
        figures.put("leave_gold_out", leaveGoldOut(searched, calibration).figures());
        reliability.add(Plot.DIAGONAL);
        return new Measurement(
                "confidence",
                set,
                figures,
                Map.of(),
                searched.stream().map(it -> row(it, calibration)).toList(),
                List.of(
                        new Plot("Reliability", "said", "was right", reliability),
                        new Plot("Risk and coverage", "share answered", "share wrong", risk)));
    }

    /// What may be right, and how likely it was said to be.
    private record Kind(Predicate<Example> is, ToDoubleFunction<Confidence> likely) {

        Discrimination.Told told(Searched searched, Calibration calibration) {
            Confidence confidence = calibration.confidence(searched.example().signals());
            return new Discrimination.Told(
                    likely.applyAsDouble(confidence), is.test(searched.example()));
        }
    }

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("answerable", new Kind(Example::answerable, Confidence::answerable));
        kinds.put("first_right", new Kind(Example::firstRight, Confidence::firstRight));
        kinds.put("one_of_three", new Kind(Example::oneOfThree, Confidence::oneOfThree));
        return kinds;
    }

    /// Each question that has an answer, with and without the articles that hold it.
    private static Discrimination leaveGoldOut(List<Searched> searched, Calibration calibration) {
        List<Discrimination.Told> told = new ArrayList<>();
        for (Searched one : searched) {
            if (one.example().answerable()) {
                told.add(told(one.example().signals(), true, calibration));
                told.add(told(one.withoutGold(), false, calibration));
            }
        }
        return new Discrimination(told);
    }

    private static Discrimination.Told told(
            Signals signals, boolean right, Calibration calibration) {
        return new Discrimination.Told(calibration.confidence(signals).answerable(), right);
    }

    private static Plot.Line reliability(String name, Discrimination told) {
        return new Plot.Line(
                name,
                told.bins().stream().map(bin -> new Plot.Point(bin.said(), bin.was())).toList());
    }

    private static Plot.Line risk(String name, Discrimination told) {
        double[] risks = told.risks();
        List<Plot.Point> points = new ArrayList<>();
        for (int i = 0; i < risks.length; i++) {
            points.add(new Plot.Point((i + 1.0) / risks.length, risks[i]));
        }
        return new Plot.Line(name, points);
    }

    private static Measurement.Row row(Searched searched, Calibration calibration) {
        Confidence confidence = calibration.confidence(searched.example().signals());
        double outcome = searched.example().oneOfThree() ? 1 : 0;
        return new Measurement.Row(
                searched.asked().id(),
                searched.asked().text(),
                1 - Math.abs(confidence.oneOfThree() - outcome),
                "%s; said answerable %s, first right %s, one of three %s"
                        .formatted(
                                was(searched.example()),
                                Report.text(confidence.answerable()),
                                Report.text(confidence.firstRight()),
                                Report.text(confidence.oneOfThree())));
    }

    private static String was(Example example) {
        if (!example.answerable()) {
            return "has no answer";
        }
        return example.firstRight()
                ? "first is right"
                : example.oneOfThree() ? "second or third is right" : "right one is not in three";
    }
}
