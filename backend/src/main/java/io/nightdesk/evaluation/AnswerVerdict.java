package io.nightdesk.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.nightdesk.llm.JsonReply;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/// What somebody says of an answer that was given.
///
/// @param suffices whether the customer has what was asked for, taking the answer at its word
/// @param faithful whether what it says stands in the passages that it cites
record AnswerVerdict(Suffices suffices, Faithful faithful) {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                    .build();

    AnswerVerdict {
        if (suffices == null || faithful == null) {
            throw new IllegalArgumentException("a verdict needs suffices and faithful");
        }
    }

    enum Suffices {
        @JsonProperty("yes")
        YES,
        @JsonProperty("partly")
        PARTLY,
        @JsonProperty("no")
        NO
    }

    enum Faithful {
        @JsonProperty("yes")
        YES,
        @JsonProperty("no")
        NO
    }

    /// Reads the JSON object of a model's reply; empty when there is none that says both.
    static Optional<AnswerVerdict> read(String text) {
        return JsonReply.read(text, AnswerVerdict.class, JSON);
    }

    boolean isEnough() {
        return suffices == Suffices.YES;
    }

    boolean isFaithful() {
        return faithful == Faithful.YES;
    }

    /// For people: `suffices partly, not faithful`.
    String text() {
        return "suffices %s, %sfaithful"
                .formatted(suffices.name().toLowerCase(Locale.ROOT), isFaithful() ? "" : "not ");
    }
}
