package io.nightdesk.confidence;

import io.nightdesk.knowledge.Signals;
import org.jspecify.annotations.Nullable;

/// How likely answers are right on one site, as far as its judgements have moved that. Stored, so
/// that fields are only added.
///
/// @param logistic of quotations; null where what is shipped holds
/// @param isotonic of quotations; null where their judgements were too few
/// @param model of models' answers, from what search and models say; null where what is shipped
///     holds
record SiteFit(
        Logistic.@Nullable Parameters logistic,
        @Nullable Isotonic isotonic,
        @Nullable Fitted model) {

    /// What is shipped holds.
    static final SiteFit NONE = of(null, null);

    static SiteFit of(@Nullable Fitted quoted, @Nullable Fitted model) {
        return new SiteFit(
                quoted == null ? null : quoted.logistic(),
                quoted == null ? null : quoted.isotonic(),
                model);
    }

    @Nullable Fitted quoted() {
        return logistic == null ? null : new Fitted(logistic, isotonic);
    }

    /// How likely it is that one of the first three articles answers: what a quotation needs.
    double oneOfThree(Confidence shipped) {
        Fitted own = quoted();
        return own == null || shipped.signals().equals(Signals.NONE)
                ? shipped.oneOfThree()
                : own.probability(Example.features(shipped.signals()));
    }

    /// How likely an answer is right.
    ///
    /// @param evidence null for a quotation
    double right(Confidence shipped, @Nullable Evidence evidence) {
        double prior = oneOfThree(shipped);
        if (evidence == null) {
            return prior;
        }
        return model == null ? evidence.on(prior) : model.probability(evidence.features(prior));
    }
}
