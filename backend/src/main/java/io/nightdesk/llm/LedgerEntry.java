package io.nightdesk.llm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one attempt cost.
///
/// @param price at that time, null when nobody knows
/// @param outcome `ok` or the [Failure#code]
record LedgerEntry(
        Instant at,
        DeploymentSettings deployment,
        Profile profile,
        Spender spender,
        Usage usage,
        @Nullable Price price,
        String outcome,
        long millis) {

    /// Millionths of a dollar; null for unknown. What used no token is free at any price.
    @Nullable Long cost() {
        if (usage.equals(Usage.NONE)) {
            return 0L;
        }
        return price == null ? null : price.of(usage);
    }
}
