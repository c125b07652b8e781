package io.nightdesk.assistant;

import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.knowledge.Confidence;
import io.nightdesk.llm.Attempt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How an answer came about: what makes "why did it say that" answerable. Stored with the turn.
///
/// @param rung who answered; null when nobody did
/// @param provider null without a model
/// @param passages what was found, best first
/// @param unknownCitations marks in the model's text that named nothing it had been given
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
        List<Attempt> attempts,
        @Nullable Handoff handoff) {

    public record Found(String article, String title, double score) {}

    /// Milliseconds from the claim of the turn.
    ///
    /// @param firstTextMs until the customer saw the first text
    public record Timings(
            @Nullable Long retrievalMs, @Nullable Long firstTextMs, @Nullable Long totalMs) {}

    public record Handoff(HandoffReason reason, String goal, List<String> tried) {}
}
