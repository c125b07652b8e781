package io.nightdesk.assistant;

import io.nightdesk.confidence.Sufficiency;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.llm.Attempt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an answer came about: what makes "why did it say that" answerable. Stored with the turn.
///
/// @param rung who answered; null when nobody did
/// @param provider null without a model
/// @param passages what was found, best first
/// @param unknownCitations marks in the model's text that named nothing it had been given
/// @param rule what decided; null in turns of releases that did not keep it
/// @param ruleName of the site's own rule, if one decided
/// @param ungrounded sentences left out, since a figure or link in them was not given to the model;
///     null in turns of releases that did not check
/// @param attempts calls of models, in order, with why each failed
public record Provenance(
        @Nullable String rung,
        @Nullable String provider,
        @Nullable String model,
        @Nullable String promptKey,
        @Nullable Integer promptVersion,
        @Nullable Long release,
        @Nullable String promptSha256,
        @Nullable Confidence confidence,
        List<Found> passages,
        Timings timings,
        @Nullable Integer tokensIn,
        @Nullable Integer tokensOut,
        @Nullable Boolean tokensEstimated,
        int unknownCitations,
        @Nullable Integer ungrounded,
        List<Attempt> attempts,
        @Nullable Handoff handoff,
        @Nullable Rule rule,
        @Nullable String ruleName) {

    /// How sure the assistant was, from what it read that, and how sure it had to be.
    ///
    /// @param right that the model's answer is right or, without one, that one of the first three
    ///     articles answers; 0 to 1
    /// @param needed below this it is not said as it is; null where that was not asked
    /// @param score and the next three as in [io.nightdesk.knowledge.Signals]
    /// @param judge and the others as in [io.nightdesk.confidence.Evidence]; null without a model
    public record Confidence(
            @Nullable Double right,
            @Nullable Double needed,
            @Nullable Double score,
            @Nullable Double lead,
            @Nullable Double sentence,
            @Nullable Double coverage,
            @Nullable Sufficiency judge,
            @Nullable Sufficiency writer,
            @Nullable Integer certainty,
            @Nullable Double dropped) {}

    public record Found(String article, String title, double score) {}

    /// Milliseconds from the claim of the turn.
    ///
    /// @param firstTextMs until the customer saw the first text
    public record Timings(
            @Nullable Long retrievalMs, @Nullable Long firstTextMs, @Nullable Long totalMs) {}

    public record Handoff(HandoffReason reason, String goal, List<String> tried) {}
}
