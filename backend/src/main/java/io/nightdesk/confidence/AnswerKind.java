package io.nightdesk.confidence;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Who wrote an answer, which decides what its probability rests on.
public enum AnswerKind {
    /// Words of the help centre, chosen by the search.
    @JsonProperty("quoted")
    QUOTED(0.7, 0.5),
    @JsonProperty("model")
    MODEL(0.7, 0.45);

    private final double answer;
    private final double caveat;

    AnswerKind(double answer, double caveat) {
        this.answer = answer;
        this.caveat = caveat;
    }

    /// What holds where no judgements tell: docs/decisions/0014-calibrated-confidence.md and
    /// 0018-at-most-so-many-wrong.md.
    CutOffs assumed() {
        return new CutOffs(answer, caveat, CutOffs.Basis.ASSUMED);
    }
}
