package io.nightdesk.evaluation;

import io.nightdesk.knowledge.ExtractiveAnswer;
import io.nightdesk.knowledge.SearchQuery;
import io.nightdesk.knowledge.SearchResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How often a quoted answer holds what was asked for.
final class QuoteQuality {

    private static final int ARTICLES = 6;

    private QuoteQuality() {}

    /// Quotes an answer for every question of a set that lists facts.
    ///
    /// @param words the most an answer may have; 0 for as many as the product quotes
    static Measurement of(QuestionSet set, int words) {
        return of(set, words, () -> {});
    }

    /// @param heard of every question
    static Measurement of(QuestionSet set, int words, Runnable heard) {
        List<Measurement.Row> rows = new ArrayList<>();
        List<Double> hits = new ArrayList<>();
        List<Double> lengths = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        for (Asked asked : set.questions()) {
            if (!asked.facts().isEmpty()) {
                heard.run();
                long start = System.nanoTime();
                String text = answer(set, asked, words).map(ExtractiveAnswer::markdown).orElse("");
                millis.add((System.nanoTime() - start) / 1e6);
                hits.add(holdsFact(text, asked) ? 1.0 : 0.0);
                rows.add(
                        new Measurement.Row(
                                asked.id(),
                                asked.text(),
                                hits.getLast(),
                                text.isEmpty() ? "nothing quoted" : text));
                lengths.add((double) text.split("\\s+", -1).length);
            }
        }
        millis.sort(null);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("n", hits.size());
        if (hits.isEmpty()) {
            return new Measurement("extractive", set.name(), row, Map.of(), rows);
        }
        row.put("fact_hit", Interval.of(hits));
        row.put("words", Interval.of(lengths));
        row.put("ms_p50", millis.get(millis.size() / 2));
        row.put("ms_p95", millis.get((int) (millis.size() * 0.95)));
        return new Measurement("extractive", set.name(), row, Map.of(), rows);
    }

    private static Optional<ExtractiveAnswer> answer(QuestionSet set, Asked asked, int words) {
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
}
