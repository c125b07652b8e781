package io.nightdesk.confidence;

import org.jspecify.annotations.Nullable;

/// What speaks for a model's answer beside what the search says of the passages. How much each
/// counts is a prior and no measurement, and where it is from stands in
/// docs/decisions/0017-two-models-say-whether-it-is-enough.md.
///
/// @param judge whether the passages are enough, by a model that did not see the answer; null when
///     none said
/// @param writer the same by the model that wrote the answer; null when it did not say
/// @param certainty how sure the writer says it is, 0 to 100; null when it did not say
/// @param dropped the share of its sentences that were left out since they said what was not given,
///     0 to 1
public record Evidence(
        @Nullable Sufficiency judge,
        @Nullable Sufficiency writer,
        @Nullable Integer certainty,
        double dropped) {

    /// A judge of sufficiency is right in 93 of 100 cases (arXiv 2411.06037): ln(.93 / .07).
    private static final double JUDGE = 2.6;

    /// Models that hold too little rather answer than abstain (same source).
    private static final double WRITER = 1;

    /// Said certainty hardly tells right from wrong (AUROC .52 to .61, arXiv 2306.13063).
    private static final double CERTAINTY = 0.5;

    private static final double USUAL_CERTAINTY = 80;
    private static final double DROPPED = 2;

    /// What fifty right ones of fifty show, smoothed as in [Isotonic].
    private static final double SUREST = 0.99;

    /// @param prior taken for no surer than [#SUREST], or no evidence could move it
    /// @return `prior` as these make it, above 0 and below 1
    double on(double prior) {
        double heard = Math.clamp(prior, 1 - SUREST, SUREST);
        double odds = heard / (1 - heard) * Math.exp(logOdds());
        return odds / (1 + odds);
    }

    private double logOdds() {
        double sure = certainty == null ? 0 : CERTAINTY * (certainty - USUAL_CERTAINTY) / 100;
        return ofJudge() + ofWriter() + sure - DROPPED * dropped;
    }

    private double ofJudge() {
        return switch (judge) {
            case FULL -> JUDGE;
            case PARTIAL -> JUDGE / 5;
            case NONE -> -JUDGE;
            case UNCLEAR -> -JUDGE / 2;
            case CHAT -> 0;
            case null -> 0;
        };
    }

    /// Told to say so if it cannot answer, a writer that answers without a word says as much.
    private double ofWriter() {
        return switch (writer) {
            case FULL -> WRITER;
            case PARTIAL, CHAT -> 0;
            case NONE, UNCLEAR -> -WRITER;
            case null -> WRITER;
        };
    }
}
