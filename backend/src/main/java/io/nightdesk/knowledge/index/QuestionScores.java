package io.nightdesk.knowledge.index;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopKnnCollector;

/// The score of any chunk for one text. For one thread.
final class QuestionScores {

    /// So many chunks that the words find are embedded while a customer waits, about 20 ms each.
    private static final int MOST_LEARNT = 6;

    /// No cosine.
    private static final double UNKNOWN = -2;

    private final IndexParts parts;
    private final List<float[]> question;
    private final float[] byChunk;
    private final float[] byArticle;
    private final double[] byTitle;
    private final double[] byWhole;
    private final double[] byLikely;
    private final double wordsWeight;

    /// A question asked of an index.
    ///
    /// @param foreign the question is not in the models' language
    /// @param learning some chunks may not be embedded yet
    QuestionScores(
            IndexParts parts,
            String text,
            Collection<String> languages,
            boolean foreign,
            boolean learning) {
        this.parts = parts;
        this.question = parts.models().question(parts.repaired(text));
        this.byChunk = parts.chunkWords().scores(text, languages);
        this.byArticle = parts.articleWords().scores(text, languages);
        this.wordsWeight = foreign ? parts.weights().foreign() : 1;
        if (learning) {
            learn();
        }
        this.byTitle = unknown(parts.titles().size());
        this.byWhole = unknown(parts.wholes().size());
        this.byLikely = unknown(parts.likely().size());
    }

    private static double[] unknown(int size) {
        double[] values = new double[size];
        Arrays.fill(values, UNKNOWN);
        return values;
    }

    /// What is asked for again and again is worked out once, and only if it is asked for.
    private static double known(double[] values, int at, IntToDoubleFunction value) {
        if (values[at] == UNKNOWN) {
            values[at] = value.applyAsDouble(at);
        }
        return values[at];
    }

    private double byTitle(int article) {
        return known(byTitle, article, it -> parts.titles().get(it).cosine(question));
    }

    /// Not a number while a chunk's vectors are missing.
    private double byWhole(int article) {
        return known(byWhole, article, it -> parts.wholes().get(it).cosine(question, Double.NaN));
    }

    private double byLikely(int section) {
        return known(byLikely, section, it -> nearest(parts.likely().get(it)));
    }

    /// The question's vectors, one of each model.
    List<float[]> question() {
        return question;
    }

    /// Adds the chunks that the words find best.
    ///
    /// @param among chunks that may be found
    void findByWords(int count, BitSet among, BitSet into) {
        TopKnnCollector best = new TopKnnCollector(count, Integer.MAX_VALUE);
        for (int chunk = among.nextSetBit(0); chunk >= 0; chunk = among.nextSetBit(chunk + 1)) {
            double words = words(chunk);
            if (words > 0) {
                best.collect(chunk, (float) words);
            }
        }
        for (ScoreDoc found : best.topDocs().scoreDocs) {
            into.set(found.doc);
        }
    }

    /// The cosine of the nearest of a section's likely questions.
    private double nearest(List<Meaning> likely) {
        return likely.stream().mapToDouble(it -> it.cosine(question)).max().orElse(-1);
    }

    /// Embeds what the words find best, if that has not been done yet: the score of a new article
    /// should be what it will be in a minute.
    private void learn() {
        List<Meaning> missing =
                IntStream.range(0, byChunk.length)
                        .filter(chunk -> byChunk[chunk] > 0 && isMissing(chunk))
                        .boxed()
                        .sorted(Comparator.comparingDouble(this::words).reversed())
                        .limit(MOST_LEARNT)
                        .flatMap(chunk -> Stream.of(meaning(chunk), title(chunk)))
                        .filter(Meaning::isMissing)
                        .distinct()
                        .toList();
        if (!missing.isEmpty()) {
            Meaning.learn(missing, parts.models());
        }
    }

    private boolean isMissing(int chunk) {
        return meaning(chunk).isMissing() || title(chunk).isMissing();
    }

    private Meaning meaning(int chunk) {
        return parts.chunks().get(chunk).meaning();
    }

    private Meaning title(int chunk) {
        return parts.titles().get(article(chunk));
    }

    private int article(int chunk) {
        return parts.chunks().get(chunk).article();
    }

    private double words(int chunk) {
        return (byChunk[chunk] + byArticle[article(chunk)]) / 2;
    }

    double score(int chunk) {
        Weights weights = parts.weights();
        double meaning =
                meaning(chunk).isMissing()
                        // The words must speak for the meaning: two texts that share all telling
                        // words have a cosine of about .8.
                        ? 0.2 + 0.6 * byChunk[chunk]
                        : cosine(chunk);
        int likely = parts.chunks().get(chunk).likely();
        if (likely >= 0) {
            meaning = Math.max(meaning, byLikely(likely));
        }
        double words = weights.words() * words(chunk) + weights.title() * byTitle(article(chunk));
        double whole = byWhole(article(chunk));
        return meaning
                + weights.whole() * (Double.isNaN(whole) ? meaning : whole)
                + wordsWeight * words;
    }

    double cosine(int chunk) {
        return meaning(chunk).cosine(question);
    }
}
