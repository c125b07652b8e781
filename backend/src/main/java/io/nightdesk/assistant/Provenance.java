package io.nightdesk.assistant;

import io.nightdesk.confidence.CutOffs;
import io.nightdesk.confidence.Evidence;
import io.nightdesk.confidence.Reading;
import io.nightdesk.confidence.Sufficiency;
import io.nightdesk.conversation.Citation;
import io.nightdesk.conversation.HandoffReason;
import io.nightdesk.knowledge.Signals;
import io.nightdesk.llm.Attempt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How an answer came about: what makes "why did it say that" answerable. Stored with the turn.
///
/// @param rung who answered; null when nobody did
/// @param provider null without a model
/// @param passages what was found, best first
/// @param tokensCached of `tokensIn`: those that the provider knew already; null where it did not
///     tell, and in turns of releases that did not keep it
/// @param tokensReasoning of `tokensOut`: those that the model only thought; null likewise
/// @param unknownCitations marks in the model's text that named nothing it had been given
/// @param rule what decided; null in turns of releases that did not keep it
/// @param ruleName of the site's own rule, if one decided
/// @param ruledByModel whether a model said what `rule` names, where the words did not; null in
///     turns of releases that asked none
/// @param ungrounded sentences left out, since a figure or link in them was not given to the model;
///     null in turns of releases that did not check
/// @param withheld what a model had written, where it was not likely enough to be right
/// @param unquoted a quotation that was not likely enough right, but worth a look by people
/// @param uncited the share of a model's statements that name no passage, 0 to 1; null without a
///     model, and in turns of releases that did not keep it
/// @param cutOff whether the model reached the limit of what it may write, so that its last
///     sentence is missing; null without a model's answer, and in turns of releases that did not
///     keep it
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
        @Nullable Integer tokensCached,
        @Nullable Integer tokensOut,
        @Nullable Integer tokensReasoning,
        @Nullable Boolean tokensEstimated,
        int unknownCitations,
        @Nullable Integer ungrounded,
        @Nullable Double uncited,
        @Nullable Boolean cutOff,
        List<Attempt> attempts,
        @Nullable Handoff handoff,
        @Nullable Rule rule,
        @Nullable String ruleName,
        @Nullable Boolean ruledByModel,
        @Nullable Withheld withheld,
        @Nullable Withheld unquoted) {

    /// What the assistant would have said had it been surer; empty where it had nothing.
    public Optional<Withheld> heldBack() {
        return Optional.ofNullable(withheld).or(() -> Optional.ofNullable(unquoted));
    }

    /// How sure the assistant was, from what it read that, and how sure it had to be.
    ///
    /// @param right that the model's answer is right or, without one, that one of the first three
    ///     articles answers; 0 to 1; null where that was not asked
    /// @param needed below this it is not said as it is; null where that was not asked
    /// @param score and the next three as in [io.nightdesk.knowledge.Signals]
    /// @param judge and the next three as in [Evidence]; null without a model
    /// @param caveat below this it is not said at all
    /// @param basis where the cut-offs come from
    /// @param fit what `right` was fitted to, as in [io.nightdesk.confidence.Policy#fitVersion]
    /// @param topic as in [Reading#topic]
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
            @Nullable Double dropped,
            @Nullable Double caveat,
            CutOffs.@Nullable Basis basis,
            @Nullable Long fit,
            @Nullable String topic) {

        static Confidence of(Chances.Sure sure) {
            return of(sure.reading(), sure.right(), sure.needed(), sure.fit());
        }

        static Confidence unasked(Reading reading) {
            return of(reading, null, null, null);
        }

        private static Confidence of(
                Reading reading,
                @Nullable Double right,
                @Nullable CutOffs needed,
                @Nullable Long fit) {
            Signals signals = reading.signals();
            Evidence evidence = reading.evidence();
            return new Confidence(
                    right,
                    needed == null ? null : needed.answer(),
                    signals.score(),
                    signals.lead(),
                    signals.sentence(),
                    signals.coverage(),
                    evidence == null ? null : evidence.judge(),
                    evidence == null ? null : evidence.writer(),
                    evidence == null ? null : evidence.certainty(),
                    evidence == null ? null : evidence.dropped(),
                    needed == null ? null : needed.caveat(),
                    needed == null ? null : needed.basis(),
                    fit,
                    reading.topic());
        }

        /// What `right` was read from; empty where nobody asked, and in turns of releases that did
        /// not keep all of it.
        Optional<Reading> reading() {
            if (right == null
                    || score == null
                    || lead == null
                    || sentence == null
                    || coverage == null) {
                return Optional.empty();
            }
            Evidence evidence =
                    dropped == null ? null : new Evidence(judge, writer, certainty, dropped);
            Signals signals = new Signals(score, lead, sentence, coverage);
            return Optional.of(new Reading(topic, signals, evidence));
        }
    }

    public record Found(String article, String title, double score) {}

    /// Milliseconds from the claim of the turn.
    ///
    /// @param firstTextMs until the customer saw the first text
    public record Timings(
            @Nullable Long retrievalMs, @Nullable Long firstTextMs, @Nullable Long totalMs) {}

    /// An answer that no customer was given, and what it rests on.
    public record Withheld(String text, List<Citation> citations) {}

    public record Handoff(HandoffReason reason, String goal, List<String> tried) {}
}
