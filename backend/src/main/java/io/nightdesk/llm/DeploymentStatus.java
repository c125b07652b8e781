package io.nightdesk.llm;

/// How a configured deployment fares, as this node sees it.
///
/// @param streams answers it is giving at this moment
public record DeploymentStatus(
        Rung rung, String provider, String model, Breaker breaker, int streams) {

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
