package io.nightdesk.llm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a deployment fares, as this node sees it.
///
/// @param streams answers it is giving at this moment
/// @param last its last failure since the node started or its settings changed, null for none
public record DeploymentStatus(
        String id,
        String name,
        String provider,
        String model,
        Breaker breaker,
        int streams,
        @Nullable LastFailure last) {

    /// @param failure the [Failure#code]
    /// @param detail one line without keys and customers' words
    public record LastFailure(String failure, String detail, Instant at) {}

    /// Whether calls go through.
    public enum Breaker {
        /// All of them.
        CLOSED,
        /// A few, to see whether it has recovered.
        PROBING,
        /// None.
        OPEN
    }
}
