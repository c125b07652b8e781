package io.nightdesk.knowledge;

import io.nightdesk.knowledge.index.IndexedArticle;
import io.nightdesk.knowledge.index.Models;
import io.nightdesk.knowledge.index.SearchIndex;
import io.nightdesk.knowledge.index.TextHash;
import io.nightdesk.knowledge.text.Chunk;
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
    /// For the chunk that a sentence stands in: a sentence alone often lacks its topic.
    private static final double CHUNK = 0.25;
    private static final double ARTICLE = 1.5;
    /// For an article's first two sentences, which mostly say the main thing.
    private static final double OPENING = 0.05;
    /// For a row of the first article with the range that a number of the question lies in.
    private static final double RANGE = 0.3;
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
    record Asked(String text, List<float[]> vectors, Map<String, Double> words, String language) {

        /// What a cosine counts for in this language.
        double weight() {
            return language.equals("en") ? 1 : FOREIGN;
        }
    }

    Asked asked(String question, SearchIndex index, String language) {
        return new Asked(
                question, index.vectors(question), index.weights(question, language), language);
    }

    /// The score of each candidate: that of its best unit, its chunk, its article and its place.
    /// With the weights above the fact asked for was in the text more often than with the
    /// sentences' own scores alone (.82 against .78 and .84 against .81 on two sets), and
    /// articles that do not answer were quoted 40 % less.
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
            double around = CHUNK * chunkScore(candidate, article, questions, index);
            double opening = candidate.position() < 2 ? OPENING : 0;
            double range = isLookedUp(candidate, questions.getFirst()) ? RANGE : 0;
            double above = ARTICLE * questions.getFirst().weight() * articleScore;
            scores.put(candidate, best + around + opening + range + above);
        }
        return scores;
    }

    private static boolean isLookedUp(Candidate candidate, Asked asked) {
        return candidate.article() == 0
                && candidate.isRow()
                && NumberRanges.hold(candidate.units().getFirst().plain(), asked.text());
    }

    private static double chunkScore(
            Candidate candidate, IndexedArticle article, List<Asked> questions, SearchIndex index) {
        double best = 0;
        String first = candidate.units().getFirst().plain();
        for (int i = 0; i < article.chunks().size(); i++) {
            Chunk chunk = article.chunks().get(i);
            if (chunk.section() == candidate.section() && chunk.text().contains(first)) {
                double sum = 0;
                for (Asked asked : questions) {
                    sum += asked.weight() * index.cosine(article, i, asked.vectors());
                }
                best = Math.max(best, sum / questions.size());
            }
        }
        return best;
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
            sum += asked.weight() * meaning + WORDS * shared;
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
