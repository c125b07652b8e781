package io.nightdesk.llm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The budget as an admin sees it.
///
/// @param revision rises with every change of the limits; a change names the one it rests on
/// @param configured nobody has set limits here, so that the server's configuration holds
/// @param today since midnight, UTC
/// @param month since the first of the month, UTC
/// @param updatedBy the admin's name
public record BudgetOverview(
        long revision,
        boolean configured,
        BudgetLimits limits,
        Budget.State state,
        Spent today,
        Spent month,
        @Nullable Instant updatedAt,
        @Nullable String updatedBy) {}
