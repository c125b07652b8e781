package io.nightdesk.knowledge;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One reading of a source, and what it changed.
///
/// @param total documents found so far; rises while pages are discovered
/// @param done how many of them were looked at
/// @param kept articles that somebody edited here, and that were left alone
/// @param failed documents that gave no article
/// @param failure why nothing could be read at all; null unless the run failed
public record SourceRun(
        long number,
        State state,
        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int total,
        int done,
        int added,
        int changed,
        int unchanged,
        int removed,
        int kept,
        int failed,
        @Nullable String failure) {

    /// Whether it is still to end.
    boolean isOpen() {
        return state == State.WAITING || state == State.RUNNING;
    }

    /// How far it is.
    public enum State {
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE,
        @JsonProperty("failed")
        FAILED;

        static State of(String wireName) {
            return valueOf(wireName.toUpperCase(Locale.ROOT));
        }
    }
}
