package io.nightdesk.confidence;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// What somebody said of an answer.
public enum Verdict {
    @JsonProperty("right")
    RIGHT,
    /// Something in it is wrong or missing. Counts as wrong wherever only right and wrong count.
    @JsonProperty("partly")
    PARTLY,
    @JsonProperty("wrong")
    WRONG;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Verdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
