package io.nightdesk.knowledge.index;

import java.util.Collection;
import java.util.List;

/// The score of every chunk for one text.
final class QuestionScores {

    private final List<Meaning> chunks;
    private final List<float[]> question;
    private final float[] byChunk;
    private final float[] byArticle;
    private final double[] byTitle;
    private final Weights weights;
    private final double meaningWeight;

    /// A question asked of an index.
    ///
    /// @param foreign the question is not in the models' language
    QuestionScores(
            SearchIndex.Parts parts, String text, Collection<String> languages, boolean foreign) {
        this.chunks = parts.chunks();
        this.weights = parts.weights();
        this.question = parts.models().question(text);
        this.byChunk = parts.chunkWords().scores(text, languages);
        this.byArticle = parts.articleWords().scores(text, languages);
        this.byTitle = parts.titles().stream().mapToDouble(this::cosineOf).toArray();
        this.meaningWeight = foreign ? weights.foreign() : 1;
    }

    private double cosineOf(Meaning title) {
        return title.isKnown() ? title.cosine(question) : 0;
    }

    double score(int chunk, int article) {
        double words = weights.words() * (byChunk[chunk] + byArticle[article]) / 2;
        double meaning =
                chunks.get(chunk).isKnown()
                        ? cosine(chunk)
                        // Not embedded yet, so the words must speak for the meaning: two texts
                        // that share all telling words have a cosine of about .8.
                        : 0.2 + 0.6 * byChunk[chunk];
        return meaningWeight * meaning + words + weights.title() * byTitle[article];
    }

    double cosine(int chunk) {
        return cosineOf(chunks.get(chunk));
    }
}
