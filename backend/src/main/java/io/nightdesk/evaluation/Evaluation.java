package io.nightdesk.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One measurement of the live search.
///
/// @param total questions to ask
/// @param done questions asked so far
/// @param flaws JSON array of the lines that are no questions, each with `line` and `problem`
/// @param report JSON object; null unless it is done. In a list only its figures
public record Evaluation(
        UUID id,
        String name,
        State state,
        int total,
        int done,
        @JsonRawValue String flaws,
        @JsonRawValue @Nullable String report,
        @Nullable String createdBy,
        Instant createdAt) {

    public enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        /// Its node ended or broke down meanwhile.
        @JsonProperty("failed")
        FAILED
    }
}
