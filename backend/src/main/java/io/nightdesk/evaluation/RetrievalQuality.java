package io.nightdesk.evaluation;

import io.nightdesk.knowledge.Passage;
import io.nightdesk.knowledge.SearchQuery;
import io.nightdesk.knowledge.SearchResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/// How often the search finds the articles that answer.
final class RetrievalQuality {

    private RetrievalQuality() {}

    /// One question and what was found.
    private record Found(Asked asked, List<String> ranked, double millis) {}

    /// Searches for every question of a set that has an answer.
    static Measurement of(QuestionSet set) {
        return of(set, () -> {});
    }

    /// @param asked hears of every question
    static Measurement of(QuestionSet set, Runnable asked) {
        List<Found> found = new ArrayList<>();
        warmUp(set);
        for (Asked question : set.withGold()) {
            found.add(search(set, question, ""));
            asked.run();
        }
        Map<String, Map<String, Object>> slices = new LinkedHashMap<>();
        if (found.isEmpty()) {
            slices.put("all", Map.of("n", 0));
        }
        slice(slices, "all", found, _ -> true);
        slice(slices, "first turn", found, f -> f.asked().earlier().isEmpty());
        slice(slices, "follow-up", found, f -> !f.asked().earlier().isEmpty());
        for (String language : set.languages()) {
            slice(slices, language, found, f -> f.asked().language().equals(language));
        }
        List<Measurement.Row> rows = found.stream().map(RetrievalQuality::row).toList();
        return new Measurement("retrieval", set.name(), slices, rows);
    }

    /// With texts that are not asked later: the models remember a message for a moment.
    private static void warmUp(QuestionSet set) {
        set.withGold().stream().limit(5).forEach(asked -> search(set, asked, "Hi! "));
    }

    private static Found search(QuestionSet set, Asked asked, String before) {
        SearchResult result =
                set.centre()
                        .knowledge()
                        .search(
                                new SearchQuery(
                                        before + asked.text(),
                                        asked.earlier(),
                                        asked.language(),
                                        Ranks.DEPTH));
        return new Found(
                asked,
                result.passages().stream().map(Passage::articleId).toList(),
                result.took().toNanos() / 1e6);
    }

    private static Measurement.Row row(Found found) {
        Asked asked = found.asked();
        int rank = 1;
        while (rank <= found.ranked().size()
                && !asked.gold().contains(found.ranked().get(rank - 1))) {
            rank++;
        }
        boolean hit = rank <= found.ranked().size();
        String first = found.ranked().isEmpty() ? "nothing" : found.ranked().getFirst();
        String outcome =
                rank == 1
                        ? first
                        : "%s first, right one %s"
                                .formatted(first, hit ? "at " + rank : "not found");
        return new Measurement.Row(
                asked.id(), asked.text(), Ranks.reciprocal(found.ranked(), asked.gold()), outcome);
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
