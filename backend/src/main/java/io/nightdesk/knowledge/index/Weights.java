package io.nightdesk.knowledge.index;

/// How the parts of a score weigh against the mean cosine of the models, which weighs 1. Set by
/// hand on three sets of questions and flat around these values. A weighted sum of absolute
/// numbers, because reciprocal rank fusion lets the weaker ranking drag the better one down.
///
/// @param words for BM25, half that of the chunk and half that of its whole article
/// @param whole for the cosine of question and article, the mean of its chunks: among articles that
///     share a passage it prefers the one that is about nothing else
/// @param title for the cosine of question and title
/// @param history for the same score of all the customer's messages joined
/// @param translation for the same score of a translated message: more than the message itself
///     counts for, as the articles do not have its language
/// @param foreign times words and title where the text is not English, the only language the models
///     have learnt; a right first result then scores as much as in English
public record Weights(
        double words,
        double whole,
        double title,
        double history,
        double translation,
        double foreign) {

    public static final Weights DEFAULT = new Weights(0.4, 0.2, 0.1, 0.7, 2, 2);
}
