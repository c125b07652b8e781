package io.nightdesk.confidence;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How likely an answer must be right for what is done with it; each 0 to 1. Below both a person
/// gets the question.
///
/// @param answer from here on it is given as it is
/// @param caveat from here on it is given with a caveat; never above `answer`
public record CutOffs(double answer, double caveat, Basis basis) {

    /// Where they come from.
    public enum Basis {
        /// No admin has said how many answers may be wrong: the shipped ones.
        @JsonProperty("assumed")
        ASSUMED,
        /// The site's judgements are too few, or too bad, for what an admin allows: the shipped
        /// ones, or stricter ones that are measured.
        @JsonProperty("too_few")
        TOO_FEW,
        /// The site's judgements show it.
        @JsonProperty("measured")
        MEASURED
    }

    CutOffs orStricter(CutOffs other) {
        return other.answer > answer ? other : this;
    }

    CutOffs from(double cutOff, Basis why) {
        return new CutOffs(cutOff, Math.min(cutOff, caveat), why);
    }
}
