package io.nightdesk.confidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody said of one answer.
///
/// @param turn the turn of the answer
/// @param sample why it was asked for; set on reviews only
/// @param reason in the person's own words; may be empty
/// @param by null for a customer
/// @param reading null where the answer came without a probability
public record Judgement(
        UUID turn,
        Source source,
        Verdict verdict,
        @Nullable Sample sample,
        String reason,
        @Nullable UUID by,
        String byName,
        Instant at,
        @Nullable Reading reading) {

    /// Who said it; of several about one answer the first here counts.
    public enum Source {
        /// Somebody at the desk, asked by the review queue.
        @JsonProperty("review")
        REVIEW(1),
        /// An agent who came across a bad one.
        @JsonProperty("report")
        REPORT(1),
        /// An agent, by what they did with an answer that was suggested to them.
        @JsonProperty("agent")
        AGENT(1),
        /// The customer, by a thumb.
        @JsonProperty("thumb")
        THUMB(0.5),
        /// The customer, by asking for a person soon after.
        @JsonProperty("person")
        PERSON(0.5),
        /// The customer, by coming back with the same within days.
        @JsonProperty("reopened")
        REOPENED(0.25);

        private final double weight;

        Source(double weight) {
            this.weight = weight;
        }

        /// How far it is to be believed, 0 to 1: what customers do has other causes than a wrong
        /// answer, too, and who comes back may only have one more question.
        double weight() {
            return weight;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Source of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Why an answer is in the review queue.
    public enum Sample {
        @JsonProperty("random")
        RANDOM,
        @JsonProperty("uncertain")
        UNCERTAIN,
        @JsonProperty("reported")
        REPORTED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable Sample of(@Nullable String word) {
            return word == null ? null : valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean right() {
        return verdict == Verdict.RIGHT;
    }

    /// Whether it speaks for all answers like it: reports and thumbs come mostly from the
    /// disappointed. Uncertain ones are worse than the rest above a cut-off, hence err to the safe
    /// side.
    boolean isSampled() {
        return source == Source.REVIEW && sample != Sample.REPORTED;
    }
}
