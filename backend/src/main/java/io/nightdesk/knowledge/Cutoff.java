package io.nightdesk.knowledge;

/// Below this the assistant does not claim an answer. Chosen on the sample questions; the figure
/// and how to measure it again: docs/decisions/0007-extractive-cut-off.md.
final class Cutoff {

    private static final double SCORE = 0.836;

    private Cutoff() {}

    static boolean isConfident(Confidence confidence) {
        return confidence.score() >= SCORE;
    }
}
