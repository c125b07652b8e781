package io.nightdesk.knowledge;

/// How sure the search is that its first result is right. None of these numbers tells whether the
/// article really answers the question; they only tell how near it is.
///
/// @param score the first result's score, as in [Passage#score]; 0 when nothing was found
/// @param cosine the first result's similarity of meaning, mean of both models, -1 to 1
/// @param margin by how much the first result's score beats the mean of the others'
/// @param coverage how much of the question's information its words share with the first result,
///     0 to 1
public record Confidence(double score, double cosine, double margin, double coverage) {

    /// Nothing was found.
    public static final Confidence NONE = new Confidence(0, 0, 0, 0);

    /// One number to compare with a cut-off.
    public double value() {
        return score;
    }
}
