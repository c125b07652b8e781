package io.nightdesk.confidence;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What speaks for a model's answer beside what the search says of the passages. How much each
/// counts is a prior and no measurement until a site's judgements say more, and where it is from
/// stands in docs/decisions/0017-two-models-say-whether-it-is-enough.md.
///
/// @param judge whether the passages are enough, by a model that did not see the answer; null when
///     none said
/// @param writer the same by the model that wrote the answer; null when it did not say
/// @param certainty how sure the writer says it is, 0 to 100; null when it did not say
/// @param dropped the share of its sentences that were left out since they said what was not
///     given, 0 to 1
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

    /// How much each of [#features] counts before anything is judged.
    static final Logistic SHIPPED =
            Logistic.of(
                    new Logistic.Parameters(
                            Collections.nCopies(5, 0.0),
                            Collections.nCopies(5, 1.0),
                            List.of(1.0, JUDGE, WRITER, CERTAINTY, -DROPPED, 0.0)));

    /// @return `prior` as these make it, above 0 and below 1
    double on(double prior) {
        return SHIPPED.probability(features(prior));
    }

    /// What these and the passages say, as numbers to be weighed: log odds of the latter first.
    ///
    /// @param prior taken for no surer than [#SUREST], or no evidence could move it
    List<Double> features(double prior) {
        double heard = Math.clamp(prior, 1 - SUREST, SUREST);
        return List.of(
                Math.log(heard / (1 - heard)),
                ofJudge(),
                ofWriter(),
                certainty == null ? 0 : (certainty - USUAL_CERTAINTY) / 100,
                dropped);
    }

    /// From -1, they are not enough, to 1, they are.
    private double ofJudge() {
        return switch (judge) {
            case FULL -> 1;
            case PARTIAL -> 0.2;
            case NONE -> -1;
            case UNCLEAR -> -0.5;
            case CHAT -> 0;
            case null -> 0;
        };
    }

    /// Told to say so if it cannot answer, a writer that answers without a word says as much.
    private double ofWriter() {
        return switch (writer) {
            case FULL -> 1;
            case PARTIAL, CHAT -> 0;
            case NONE, UNCLEAR -> -1;
            case null -> 1;
        };
    }
}
