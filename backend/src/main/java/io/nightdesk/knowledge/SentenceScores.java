package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.text.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.util.VectorUtil;
import org.springframework.stereotype.Component;

/// Says how well a sentence answers a question. Sentences are embedded when they are first needed
/// and kept in memory, by the first model only: two gain little here and cost twice.
@Component
class SentenceScores {

    private static final int MODEL = 0;
    private static final int MOST_KEPT = 20_000;
    private static final double WORDS = 0.3;
    private static final double ARTICLE = 0.5;
    /// As in the search, for texts in a language that the models have not learnt.
    private static final double FOREIGN = 0.5;

    private final Models models;
    private final Map<TextHash, float[]> kept = new ConcurrentHashMap<>();

    SentenceScores(Models models) {
        this.models = models;
    }

    /// A question, ready to be compared with many sentences.
    ///
    /// @param vectors one of each model
    /// @param words the question's words and how telling they are
    record Asked(List<float[]> vectors, Map<String, Double> words, String language) {}

    Asked asked(String question, SearchIndex index, String language) {
        return new Asked(models.question(question), index.weights(question, language), language);
    }

    /// The score of each candidate: its best unit's, plus half its article's.
    Map<Candidate, Double> of(
            List<Candidate> candidates,
            IndexedArticle article,
            double articleScore,
            List<Asked> questions,
            SearchIndex index) {
        Map<String, float[]> vectors = vectors(texts(candidates, article));
        Map<Candidate, Double> scores = new HashMap<>();
        for (Candidate candidate : candidates) {
            double best = Double.NEGATIVE_INFINITY;
            for (Unit unit : candidate.units()) {
                String text = Candidate.toCompare(article.title(), candidate.heading(), unit);
                float[] vector = vectors.getOrDefault(text, new float[0]);
                best = Math.max(best, score(vector, unit, candidate, questions, index));
            }
            scores.put(candidate, best + ARTICLE * articleScore);
        }
        return scores;
    }

    private static List<String> texts(List<Candidate> candidates, IndexedArticle article) {
        List<String> texts = new ArrayList<>();
        for (Candidate candidate : candidates) {
            for (Unit unit : candidate.units()) {
                texts.add(Candidate.toCompare(article.title(), candidate.heading(), unit));
            }
        }
        return texts;
    }

    /// The mean over the questions: the last message and, in a follow-up, all of them.
    private static double score(
            float[] vector,
            Unit unit,
            Candidate candidate,
            List<Asked> questions,
            SearchIndex index) {
        double sum = 0;
        for (Asked asked : questions) {
            double meaning = VectorUtil.dotProduct(asked.vectors().get(MODEL), vector);
            double shared =
                    SearchIndex.overlap(
                            asked.words(),
                            index.terms(
                                    candidate.heading() + "\n" + unit.plain(), asked.language()));
            sum += (asked.language().equals("en") ? 1 : FOREIGN) * meaning + WORDS * shared;
        }
        return sum / questions.size();
    }

    private Map<String, float[]> vectors(List<String> texts) {
        Map<String, float[]> vectors = new HashMap<>();
        Map<TextHash, String> missing = new LinkedHashMap<>();
        for (String text : texts) {
            TextHash hash = TextHash.of(text);
            float[] vector = kept.get(hash);
            if (vector == null) {
                missing.put(hash, text);
            } else {
                vectors.put(text, vector);
            }
        }
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        List<String> order = List.copyOf(missing.values());
        List<float[]> made = models.passages(MODEL, order);
        for (int i = 0; i < order.size(); i++) {
            kept.put(TextHash.of(order.get(i)), made.get(i));
            vectors.put(order.get(i), made.get(i));
        }
        return vectors;
    }
}
