package io.nightdesk.knowledge;

/// What a search tells of its first result. None of these numbers knows whether the article answers
/// the question; together they tell how often ones like them did.
///
/// @param score the first result's, as in [Passage#score]; 0 when nothing was found
/// @param lead how clearly it is ahead of the next nine: its share of the soft maximum over their
///     scores, 0.1 (ten alike) to 1 (alone)
/// @param sentence how well its best sentence fits the question, about 0 to 1.5
/// @param coverage the share of the question's telling words that the article has, less the mean of
///     the next nine, -1 to 1
public record Signals(double score, double lead, double sentence, double coverage) {

    /// Nothing was found.
    public static final Signals NONE = new Signals(0, 0, 0, 0);
}
